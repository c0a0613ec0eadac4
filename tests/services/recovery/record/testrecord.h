#pragma once
// A record in a database of its own: appended to, sequenced, exported.
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/bundle.h"
#include "services/recovery/record/sequencer.h"
#include "services/recovery/record/witness.h"

#include <QString>
#include <QTemporaryDir>
#include <QtGlobal>
#include <memory>
#include <string>

namespace countersign::samples {

inline constexpr TimeMs start = 1'700'000'040'000;

class Record {
public:
    Record()
        : m_keys{ SealKey::random(), newSigningKey(), newSigningKey(), "countersign.local/test" }
        , m_sequencer(m_keys)
        , m_connection(Connection::open(m_folder.filePath(QStringLiteral("backend.sqlite")).toStdString(), OpenMode::ReadWrite).value())
    {
        if (!migrate(*m_connection, migrationsOf("backend"), backendApplicationId))
            qFatal("the schema does not migrate");
    }
    Connection& db() { return *m_connection; }
    const BackendKeys& keys() const { return m_keys; }
    VerifierKey log() const { return parseVerifierKey(logVerifierKey(m_keys)).value(); }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    Sequencer& sequencer() { return m_sequencer; }

    void append(int count, const std::string& draft = {})
    {
        write([&] {
            for (int i = 0; i < count; ++i) {
                AuditEntry entry;
                entry.actorKind = "service";
                entry.actor = "compose";
                entry.action = "draft.queued";
                entry.subjectKind = "draft";
                entry.subject = "draft-" + std::to_string(m_count++);
                entry.draftId = draft;
                if (!appendEntry(db(), entry, start + m_count))
                    qFatal("not appended");
            }
        });
    }
    Result<Checkpoint> sequence(TimeMs now = start)
    {
        Result<Checkpoint> checkpoint = fail(ErrorCode::Internal, "not run");
        write([&] { checkpoint = m_sequencer.run(db(), now); });
        return checkpoint;
    }
    template <class Work>
    void write(Work work)
    {
        if (!db().begin())
            qFatal("no transaction");
        work();
        if (!db().commit())
            qFatal("not committed");
    }
    BundleReport exportAndVerify(const QString& name)
    {
        const auto exported = exportBundle(db(), m_keys, path(name).toStdString());
        if (!exported)
            qFatal("%s", exported.error().detail.c_str());
        return verifyBundle(folderBundle(path(name).toStdString()), log());
    }

private:
    QTemporaryDir m_folder;
    BackendKeys m_keys;
    Sequencer m_sequencer;
    std::unique_ptr<Connection> m_connection;
    int m_count = 0;
};

inline QString told(const BundleReport& report)
{
    QString text;
    for (const std::string& problem : report.problems)
        text += QString::fromStdString(problem) + u'\n';
    return text;
}

} // namespace countersign::samples
