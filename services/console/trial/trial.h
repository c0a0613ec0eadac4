#pragma once
// "Try it on this computer": starts countersignd and countersign-sandbox as child processes under one folder, has countersignctl set the
// demo up and feed the recordings, and stops them at the end. GUI thread; asynchronous throughout.
#include "models/domain/result.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <memory>
#include <vector>

namespace countersign {

struct TrialPerson {
    QString login;
    QString password;
    QString name;
    QString role;  // id: "marketing_manager", …
};

class Trial final : public QObject {
    Q_OBJECT
public:
    // programs: folder with countersignd, countersign-sandbox, countersignctl; home: where their state lives.
    Trial(QString programs, QString home, QObject* parent = nullptr);
    ~Trial() override;  // terminates the children, kills them after 3 s
    void start();
    void killBackend();     // for showing that work goes on (tour, tests)
    void restartBackend();  // same port
    [[nodiscard]] QUrl backendUrl() const;
    [[nodiscard]] QUrl sandboxUrl() const;
    [[nodiscard]] std::vector<TrialPerson> people() const;

Q_SIGNALS:
    void progress(const QString& sentence);
    void ready();
    void failed(const Error& error);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
