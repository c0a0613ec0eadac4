#pragma once
// The last words of a desk that closes: gives its leases back, then ends the session if it was signed out. Belongs to the application,
// outlives the desk, is gone when all is said, after a few seconds at most.
#include "services/console/api/apiclient.h"

#include <QSet>

namespace countersign {

class Farewell final : public QObject {
    Q_OBJECT
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
    ApiClient m_api;
    qsizetype m_left = 0;
    bool m_endSession = false;
};

}  // namespace countersign
