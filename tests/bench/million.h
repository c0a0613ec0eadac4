#pragma once
// A console's file with a million cached drafts, filled once for all benches of a run, and the probes that open it.
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace countersign::bench {

struct Million {
    QString file;
    QString key;  // hex
};
[[nodiscard]] const Million& million();
[[nodiscard]] QString monotonicNow();  // nanoseconds, for the process that is started with it
// Runs a program of the build to its end; its one JSON line. A failure ends the bench.
[[nodiscard]] QJsonObject probe(const QString& program, const QStringList& arguments, int timeoutMs = 180'000);
[[nodiscard]] QJsonObject consoleProbe(const QString& act, const QStringList& more = {}, int timeoutMs = 180'000);  // over the million

}  // namespace countersign::bench
