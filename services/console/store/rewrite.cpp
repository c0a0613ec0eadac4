// After an erasure: the log is emptied at once; the file, in whose pages sealed remains may stand between the rows, is written anew when nobody
// works, and at a later start where the program ended before.
#include "services/base/dropcount.h"
#include "services/base/log.h"
#include "services/console/store/parts.h"

namespace countersign {

namespace {

// Counted up by each erasure, so that one that comes while the file is written anew asks for another time.
constexpr const char* rewriteDue = "SELECT value FROM meta WHERE name = 'rewrite_due'";

Result<void> askForRewrite(Connection& connection)
{
    return dropCount(connection.run("INSERT INTO meta(name, value) VALUES('rewrite_due', '1') "
                                    "ON CONFLICT(name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"));
}

Result<FileRewrite> rewritten(ReadPool& reads, Writer& writer, std::int64_t upToBytes)
{
    using Text = std::tuple<std::string>;
    const auto due = reads.read<std::optional<Text>>([](Connection& connection) { return connection.row<Text>(rewriteDue); });
    if (!due)
        return tl::unexpected(due.error());
    if (!*due)
        return FileRewrite::NotDue;
    const auto bytes = reads.read<std::optional<std::tuple<std::int64_t>>>([](Connection& connection) {
        return connection.row<std::tuple<std::int64_t>>("SELECT p.page_count * s.page_size FROM pragma_page_count p, pragma_page_size s");
    });
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!*bytes || std::get<0>(**bytes) > upToBytes)
        return FileRewrite::TooLarge;
    // The search's index keeps what was deleted until its parts are merged.
    const auto merged = writer.run(
        [](Connection& connection) { return dropCount(connection.run("INSERT INTO draft_words(draft_words) VALUES('optimize')")); });
    if (!merged)
        return tl::unexpected(merged.error());
    const auto tidied = writer.tidy(upToBytes);
    if (!tidied && tidied.error().code == ErrorCode::Unavailable)
        return FileRewrite::Waiting;
    if (!tidied)
        return tl::unexpected(tidied.error());
    const auto noted = writer.run([seen = std::get<0>(**due)](Connection& connection) {
        return dropCount(connection.run("DELETE FROM meta WHERE name = 'rewrite_due' AND value = :seen", seen));
    });
    if (!noted)
        return tl::unexpected(noted.error());
    return FileRewrite::Whole;
}

}  // namespace

QFuture<Result<void>> LocalStore::forget(const QStringList& draftIds)
{
    auto written = write([draftIds](Connection& connection) -> Result<void> {
        for (const QString& id : draftIds)
            if (auto gone = forgetDraft(connection, id.toStdString()); !gone)
                return gone;
        return askForRewrite(connection);
    }, draftIds, true);
    Answerer<Result<void>> answer;
    whenDone(std::move(written), this, [this, answer](Result<void> done) {
        if (!done) {
            answer(std::move(done));
            return;
        }
        m_rewrite.start();
        // The log empties itself once nobody reads; at once where that is possible.
        m_parts->worker->post([parts = m_parts.get(), answer] {
            const auto tidied = parts->writer->tidy(0);
            answer(tidied || tidied.error().code == ErrorCode::Unavailable ? Result<void>{} : tidied);
        });
    });
    return answer.future();
}

QFuture<Result<FileRewrite>> LocalStore::rewriteFile()
{
    Answerer<Result<FileRewrite>> answer;
    m_parts->worker->post([parts = m_parts.get(), answer] { answer(rewritten(*parts->reads, *parts->writer, parts->rewriteUpToBytes)); });
    return answer.future();
}

void LocalStore::rewriteWhenIdle(int afterMs)
{
    m_rewrite.setSingleShot(true);
    m_rewrite.setInterval(afterMs);
    connect(&m_rewrite, &QTimer::timeout, this, [this] {
        whenDone(rewriteFile(), this, [this](Result<FileRewrite> done) {
            if (!done)
                log(LogLevel::Warning, "store", "the file could not be written anew after an erasure; the next start tries again");
            else if (*done == FileRewrite::TooLarge)
                log(LogLevel::Warning, "store", "the file is too large to be written anew after an erasure: sealed remains may stand in its pages");
            else if (*done == FileRewrite::Whole)
                log(LogLevel::Info, "store", "the file was written anew after an erasure");
            else if (*done == FileRewrite::Waiting)
                m_rewrite.start();
        });
    });
    m_rewrite.start();
}

}  // namespace countersign
