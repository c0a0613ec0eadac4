// Opening the console's file: made, migrated or refused; never deleted.
#include "services/base/clock.h"
#include "services/base/dropcount.h"
#include "services/base/log.h"
#include "services/base/resources.h"
#include "services/console/store/parts.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

const std::string keyCheck = "key_check";
constexpr TimeMs wordsWithoutDraftMs = 30 * dayMs;
constexpr int lookAgainMs = 100;
constexpr int mostLooks = 30;  // as long as a console may take to close

Error named(const Error& error, const QString& file)
{
    return {error.code, error.detail + " (" + QFileInfo(file).fileName().toStdString() + ")", error.retryAfterMs};
}

// What another key sealed can be read by nobody any more: drafts come again from the backend, kept decisions say so.
Result<void> startAfresh(Connection& connection)
{
    for (const char* sql : { "DELETE FROM draft_words", "DELETE FROM queue", "DELETE FROM drafts", "DELETE FROM unfinished",
             "DELETE FROM decided_drafts", "DELETE FROM meta WHERE name = 'seq' OR name LIKE 'sealed:%'",
             "UPDATE decisions SET title = ''",
             "DELETE FROM outbox WHERE kind = 'decide' AND decision_id IN (SELECT id FROM decisions WHERE place = 'kept' AND body_sealed = "
             "1)",
             "UPDATE decisions SET place = 'refused', body = '', why = 'The key that this decision was kept with is gone from the "
             "keychain; please decide again.' "
             "WHERE place = 'kept' AND body_sealed = 1" })
        if (auto done = connection.run(sql); !done)
            return tl::unexpected(done.error());
    return {};
}

Result<void> agreeOnKey(Connection& connection, const SealKey& key)
{
    const auto stored = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = :a", keyCheck);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored && key.open(std::get<0>(**stored), keyCheck))
        return {};
    if (auto begun = connection.begin(); !begun)
        return begun;
    if (*stored)
        if (auto fresh = startAfresh(connection); !fresh) {
            connection.rollback();
            return fresh;
        }
    if (auto put = connection.run("INSERT OR REPLACE INTO meta(name, value) VALUES(:a, :b)", keyCheck, key.seal(keyCheck, keyCheck));
        !put) {
        connection.rollback();
        return tl::unexpected(put.error());
    }
    if (*stored)
        log(LogLevel::Info, "store", "another store key: cached drafts are fetched again");
    return connection.commit();
}

// Drafts that an earlier program kept have no queue rows yet; what they are of is sealed, so that SQL alone could not make them.
Result<void> queueFilled(Connection& connection, const SealKey& key)
{
    const auto known = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = 'queue_rows'");
    if (!known || *known)
        return known ? Result<void>{} : tl::unexpected(known.error());
    if (auto begun = connection.begin(); !begun)
        return begun;
    auto filled = fillQueue(connection, key);
    if (filled)
        if (auto noted = connection.run("INSERT INTO meta(name, value) VALUES('queue_rows', '1')"); !noted)
            filled = tl::unexpected(noted.error());
    if (filled)
        return connection.commit();
    connection.rollback();
    return filled;
}

// Words for a draft that somebody else decided, or that went cold: nobody comes back to them.
Result<void> dropOldWords(Connection& connection, TimeMs now)
{
    return dropCount(connection.run(
        "DELETE FROM unfinished WHERE at < :a AND draft_id NOT IN (SELECT id FROM drafts)", now - wordsWithoutDraftMs));
}

}  // namespace

Result<void> LocalStore::openParts(Parts& parts, const StoreOptions& options)
{
    parts.key = options.key;
    parts.keyOutlives = options.keyOutlives;
    parts.rewriteUpToBytes = options.rewriteUpToBytes;
    parts.now = options.now ? options.now : [clock = std::make_shared<SystemClock>()] { return clock->now(); };
    const QFileInfo file(options.file);
    if (!QDir().mkpath(file.absolutePath()))
        return fail(ErrorCode::Storage, "the folder for this computer's copy cannot be made");
    const std::string path = QFile::encodeName(file.absoluteFilePath()).toStdString();
    auto locked = FileLock::acquire(path + ".lock");
    if (locked)
        parts.lock = std::move(*locked);
    else if (locked.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Conflict, "Countersign is open already for this person on this computer. Go on there, or close it first.");
    else
        log(LogLevel::Warning, "store", "the file cannot be locked: a second console would not be noticed");
    auto writing = Connection::open(path, OpenMode::ReadWrite);
    if (!writing)
        return tl::unexpected(named(writing.error(), options.file));
    QFile::setPermissions(options.file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (auto migrated = migrate(**writing, migrationsOf("console"), consoleApplicationId); !migrated)
        return tl::unexpected(named(migrated.error(), options.file));
    if (auto agreed = agreeOnKey(**writing, options.key); !agreed)
        return tl::unexpected(named(agreed.error(), options.file));
    if (auto filled = queueFilled(**writing, options.key); !filled)
        return tl::unexpected(named(filled.error(), options.file));
    if (auto dropped = dropOldWords(**writing, parts.now()); !dropped)
        return tl::unexpected(named(dropped.error(), options.file));
    auto reads = ReadPool::open(path, 3);
    if (!reads)
        return tl::unexpected(named(reads.error(), options.file));
    parts.reads = std::move(*reads);
    parts.writer = std::make_unique<Writer>(std::move(*writing));
    return {};
}

QFuture<Result<std::shared_ptr<LocalStore>>> LocalStore::open(const StoreOptions& options, QObject* context)
{
    const Opening reply;
    tryOpen(options, context, reply, mostLooks);
    return reply.future();
}

void LocalStore::tryOpen(const StoreOptions& options, QObject* context, const Opening& reply, int looks)
{
    Answerer<Result<void>> ready;
    auto parts = std::make_shared<Parts>();
    // The task borrows: if it owned a share, the last one could go on its own thread, which would then wait for itself.
    parts->reader->post([borrowed = parts.get(), options, ready] { ready(openParts(*borrowed, options)); });
    whenDone(ready.future(), context, [parts, options, context, reply, looks](Result<void> opened) mutable {
        if (!opened && opened.error().code == ErrorCode::Conflict && looks > 0) {
            QTimer::singleShot(lookAgainMs, context, [options, context, reply, looks] { tryOpen(options, context, reply, looks - 1); });
            return;
        }
        if (!opened) {
            reply(tl::unexpected(std::move(opened.error())));
            return;
        }
        const std::shared_ptr<LocalStore> store(new LocalStore(std::move(parts)));
        store->rewriteWhenIdle(options.rewriteAfterMs);
        reply(store);
    });
}

Result<QString> LocalStore::moveAside(const QString& file, TimeMs now)
{
    const QString aside = file + u".damaged-"_s + QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMdd-HHmmss-zzz"_s);
    if (!QFile::rename(file, aside))
        return fail(ErrorCode::Storage, "the damaged file could not be renamed");
    // The log belongs to the file it was written for; the shared-memory index is made anew by whoever opens it.
    if (QFile::exists(file + u"-wal"_s) && !QFile::rename(file + u"-wal"_s, aside + u"-wal"_s))
        return fail(ErrorCode::Storage, "the damaged file's log could not be renamed");
    QFile::remove(file + u"-shm"_s);
    return aside;
}

}  // namespace countersign
