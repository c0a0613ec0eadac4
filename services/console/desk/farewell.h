#pragma once
// The last words of a desk that closes: gives its leases back, then ends the session if it was signed out. Belongs to the application,
// outlives the desk, keeps an application that is about to close by itself running until it is done, at most a few seconds.
#include "services/console/api/apiclient.h"

#include <QEventLoopLocker>
#include <QSet>

namespace countersign {

class Farewell final : public QObject {
public:
    struct Words {
        QUrl backend;
        std::string token;
        QSet<QString> leased;
        bool endSession = false;
    };
    static void say(const Words& words);  // nothing to say, or no application: nothing happens

private:
    Farewell(const Words& words, QObject* parent);
    void end();
    QEventLoopLocker m_stay;
    ApiClient m_api;
    qsizetype m_left = 0;
    bool m_endSession = false;
};

}  // namespace countersign
