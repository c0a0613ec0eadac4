#include "services/base/database.h"

#include "services/base/dropcount.h"
#include "services/base/sqliteerror.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>
#include <functional>
#include <unordered_map>

namespace countersign {
namespace {

namespace sq = sqlite_api;

constexpr int busyTimeoutMs = 5000;
constexpr std::size_t maxStatements = 512;
constexpr std::uintmax_t smallestPage = 512;

// Where SOCI reads a parameter from and writes a column to: it keeps these addresses for the life of the statement.
struct Slot {
    CellKind kind = CellKind::Text;
    long long integer = 0;
    double real = 0;
    std::string text;
    soci::indicator indicator = soci::i_null;
};

CellKind cellKind(const Cell& cell)
{
    if (std::holds_alternative<std::int64_t>(cell))
        return CellKind::Integer;
    return std::holds_alternative<double>(cell) ? CellKind::Real : CellKind::Text;
}

bool isNull(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

struct Prepared {
    explicit Prepared(soci::session& session) : statement(session) {}
    std::vector<Slot> uses;
    std::vector<Slot> intos;
    soci::statement statement;  // after the slots: it lets go of them first

    [[nodiscard]] bool fits(std::span<const Cell> args, std::span<const CellKind> kinds) const
    {
        if (args.size() != uses.size() || kinds.size() != intos.size())
            return false;
        for (std::size_t i = 0; i < args.size(); ++i)
            if (!isNull(args[i]) && cellKind(args[i]) != uses[i].kind)
                return false;
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kinds[i] != intos[i].kind)
                return false;
        return true;
    }

    void set(std::span<const Cell> args)
    {
        for (std::size_t i = 0; i < args.size(); ++i) {
            auto& slot = uses[i];
            slot.indicator = isNull(args[i]) ? soci::i_null : soci::i_ok;
            if (const auto* integer = std::get_if<std::int64_t>(&args[i]))
                slot.integer = *integer;
            else if (const auto* real = std::get_if<double>(&args[i]))
                slot.real = *real;
            else if (const auto* text = std::get_if<std::string>(&args[i]))
                slot.text = *text;
        }
    }

    [[nodiscard]] sq::sqlite3_stmt* raw()
    {
        auto* backend = static_cast<soci::sqlite3_statement_backend*>(statement.get_backend());
        return backend == nullptr ? nullptr : backend->stmt_;
    }
    // A statement left in the middle of its rows would keep its snapshot.
    void finish() { sq::sqlite3_reset(raw()); }

    [[nodiscard]] std::vector<Cell> takeRow()
    {
        std::vector<Cell> row;
        row.reserve(intos.size());
        for (std::size_t i = 0; i < intos.size(); ++i) {
            auto& slot = intos[i];
            if (slot.indicator != soci::i_ok) {
                row.emplace_back();
                continue;
            }
            switch (slot.kind) {
            case CellKind::Integer: row.emplace_back(static_cast<std::int64_t>(slot.integer)); break;
            case CellKind::Real: row.emplace_back(slot.real); break;
            case CellKind::Text: {
                // SOCI's text ends at the first NUL; SQLite knows the true length.
                const auto column = static_cast<int>(i);
                const auto size = static_cast<std::size_t>(sq::sqlite3_column_bytes(raw(), column));
                if (size != slot.text.size())
                    slot.text.assign(reinterpret_cast<const char*>(sq::sqlite3_column_text(raw(), column)), size);
                row.emplace_back(std::move(slot.text));
                slot.text.clear();
                break;
            }
            }
        }
        return row;
    }
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

int noteWalPages(void* pages, sq::sqlite3*, const char*, int count)
{
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace

struct Connection::Impl {
    soci::session session;
    OpenMode mode = OpenMode::ReadOnly;
    int walPages = 0;
    std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> statements;

    ~Impl() { statements.clear(); }

    [[nodiscard]] sq::sqlite3* raw() const
    {
        return static_cast<soci::sqlite3_session_backend*>(const_cast<soci::session&>(session).get_backend())->conn_;
    }

    [[nodiscard]] Error lastError(std::string_view sql) const
    {
        return sqliteError(sq::sqlite3_extended_errcode(raw()), sq::sqlite3_errmsg(raw()), sql);
    }

    [[nodiscard]] Prepared& prepare(std::string_view sql, std::span<const Cell> args, std::span<const CellKind> kinds)
    {
        if (const auto found = statements.find(sql); found != statements.end()) {
            if (found->second->fits(args, kinds))
                return *found->second;
            statements.erase(found);
        }
        if (statements.size() >= maxStatements)
            statements.clear();
        auto prepared = std::make_unique<Prepared>(session);
        prepared->uses.resize(args.size());
        prepared->intos.resize(kinds.size());
        auto& statement = prepared->statement;
        statement.alloc();
        for (std::size_t i = 0; i < args.size(); ++i) {
            auto& slot = prepared->uses[i];
            slot.kind = cellKind(args[i]);
            switch (slot.kind) {
            case CellKind::Integer: statement.exchange(soci::use(slot.integer, slot.indicator)); break;
            case CellKind::Real: statement.exchange(soci::use(slot.real, slot.indicator)); break;
            case CellKind::Text: statement.exchange(soci::use(slot.text, slot.indicator)); break;
            }
        }
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            auto& slot = prepared->intos[i];
            slot.kind = kinds[i];
            switch (slot.kind) {
            case CellKind::Integer: statement.exchange(soci::into(slot.integer, slot.indicator)); break;
            case CellKind::Real: statement.exchange(soci::into(slot.real, slot.indicator)); break;
            case CellKind::Text: statement.exchange(soci::into(slot.text, slot.indicator)); break;
            }
        }
        statement.prepare(std::string(sql));
        statement.define_and_bind();
        return *statements.emplace(std::string(sql), std::move(prepared)).first->second;
    }

    // Runs `body` on the prepared statement; a statement that failed is prepared anew the next time.
    template <class T, class Body>
    [[nodiscard]] Result<T> with(std::string_view sql, std::span<const Cell> args, std::span<const CellKind> kinds, Body body)
    {
        try {
            auto& prepared = prepare(sql, args, kinds);
            if (sq::sqlite3_bind_parameter_count(prepared.raw()) != static_cast<int>(args.size()))
                return fail(ErrorCode::Internal, "wrong number of values for: " + std::string(sql.substr(0, 300)));
            if (!kinds.empty() && sq::sqlite3_column_count(prepared.raw()) != static_cast<int>(kinds.size()))
                return fail(ErrorCode::Internal, "wrong number of columns in: " + std::string(sql.substr(0, 300)));
            prepared.set(args);
            T result = body(prepared);
            prepared.finish();
            return result;
        } catch (const soci::soci_error&) {
            // Its text holds the parameters' values, so that only SQLite's own message is used.
            Error error = lastError(sql);
            forget(sql);
            return tl::unexpected(std::move(error));
        } catch (const std::exception& e) {
            forget(sql);
            return fail(ErrorCode::Internal, std::string("SQL failed: ") + e.what());
        }
    }

    void forget(std::string_view sql)
    {
        if (const auto found = statements.find(sql); found != statements.end())
            statements.erase(found);
    }
};

Connection::Connection(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, OpenMode mode)
{
    if (path.find_first_of(std::string_view("\"\0", 2)) != std::string::npos)
        return fail(ErrorCode::InvalidInput, "The database's path must not hold a quotation mark.");
    // SQLite takes a file of one byte for an empty one, and would write over it.
    std::error_code unknown;
    const auto size = std::filesystem::file_size(std::filesystem::path(std::u8string(path.begin(), path.end())), unknown);
    if (!unknown && size > 0 && size < smallestPage)
        return tl::unexpected(sqliteError(SQLITE_NOTADB, {}, {}));
    auto impl = std::make_unique<Impl>();
    impl->mode = mode;
    try {
        impl->session.open(soci::sqlite3, "db=\"" + path + "\"" + (mode == OpenMode::ReadOnly ? " readonly=true" : ""));
    } catch (const soci::sqlite3_soci_error& e) {
        auto error = sqliteError(e.result(), e.get_error_message(), "open");
        return tl::unexpected(std::move(error));
    } catch (const std::exception& e) {
        return fail(ErrorCode::Storage, std::string("The database cannot be opened: ") + e.what());
    }
    auto* raw = impl->raw();
    sq::sqlite3_extended_result_codes(raw, 1);
    sq::sqlite3_busy_timeout(raw, busyTimeoutMs);
    for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE})
        sq::sqlite3_db_config(raw, option, 1, nullptr);
    for (const int option : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL})
        sq::sqlite3_db_config(raw, option, 0, nullptr);

    std::unique_ptr<Connection> connection(new Connection(std::move(impl)));
    if (auto set
        = connection->script("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON;"
                             "PRAGMA page_size=8192; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
                             "PRAGMA journal_size_limit=33554432");
        !set)
        return tl::unexpected(std::move(set.error()));
    // Every page is gone through when it is loaded: cheap in the writer's cache; mapped pages are loaded anew for every look at them.
    if (mode == OpenMode::ReadWrite)
        if (auto checked = connection->script("PRAGMA cell_size_check=ON"); !checked)
            return tl::unexpected(std::move(checked.error()));
    // The first read tells whether this is a database at all.
    if (auto read = connection->row<std::tuple<std::int64_t>>("SELECT count(*) FROM sqlite_schema"); !read)
        return tl::unexpected(std::move(read.error()));
    auto pages = connection->row<std::tuple<std::int64_t>>("PRAGMA page_count");
    if (!pages)
        return tl::unexpected(std::move(pages.error()));
    if (mode == OpenMode::ReadWrite && std::get<0>(**pages) == 0) {
        if (auto adopted = connection->adopt(); !adopted)
            return tl::unexpected(std::move(adopted.error()));
    }
    return connection;
}

Result<std::int64_t> Connection::execute(std::string_view sql, std::span<const Cell> args)
{
    auto* raw = m_impl->raw();
    const auto before = sq::sqlite3_total_changes64(raw);
    return m_impl->with<std::int64_t>(sql, args, {}, [raw, before](Prepared& prepared) -> std::int64_t {
        prepared.statement.execute(true);
        return sq::sqlite3_total_changes64(raw) == before ? 0 : sq::sqlite3_changes64(raw);
    });
}

Result<std::vector<std::vector<Cell>>> Connection::fetch(std::string_view sql, std::span<const Cell> args, std::span<const CellKind> kinds)
{
    return m_impl->with<std::vector<std::vector<Cell>>>(sql, args, kinds, [](Prepared& prepared) {
        std::vector<std::vector<Cell>> rows;
        for (bool more = prepared.statement.execute(true); more; more = prepared.statement.fetch())
            rows.push_back(prepared.takeRow());
        return rows;
    });
}

Result<void> Connection::script(const std::string& sql)
{
    if (sq::sqlite3_exec(m_impl->raw(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(m_impl->lastError(sql));
    return {};
}

Result<void> Connection::begin()
{
    return dropCount(execute(m_impl->mode == OpenMode::ReadWrite ? "BEGIN IMMEDIATE" : "BEGIN", {}));
}

Result<void> Connection::commit()
{
    auto committed = dropCount(execute("COMMIT", {}));
    if (!committed)
        rollback();
    return committed;
}

void Connection::rollback()
{
    if (inTransaction())
        static_cast<void>(execute("ROLLBACK", {}));
}

Result<void> Connection::savepoint() { return dropCount(execute("SAVEPOINT work", {})); }
Result<void> Connection::releaseSavepoint() { return dropCount(execute("RELEASE work", {})); }

Result<void> Connection::rollbackToSavepoint()
{
    auto back = dropCount(execute("ROLLBACK TO work", {}));
    return back ? releaseSavepoint() : back;
}

Result<std::int64_t> Connection::lastInsertId()
{
    return static_cast<std::int64_t>(sq::sqlite3_last_insert_rowid(m_impl->raw()));
}

Result<void> Connection::quickCheck()
{
    auto found = row<std::tuple<std::string>>("PRAGMA quick_check(1)");
    if (!found)
        return tl::unexpected(std::move(found.error()));
    if (!*found || std::get<0>(**found) != "ok")
        return fail(ErrorCode::Damaged, "The database is damaged (" + (*found ? std::get<0>(**found) : std::string("no answer")) +
                                            "). It was left as it is; restore it from a backup.");
    return {};
}

bool Connection::inTransaction() const
{
    return sq::sqlite3_get_autocommit(m_impl->raw()) == 0;
}

Result<void> Connection::adopt()
{
    auto mode = row<std::tuple<std::string>>("PRAGMA journal_mode=WAL");
    if (!mode)
        return tl::unexpected(std::move(mode.error()));
    // ":memory:" has no log; anything else without one would not be durable the way the rest relies on.
    if (!*mode || (std::get<0>(**mode) != "wal" && std::get<0>(**mode) != "memory"))
        return fail(ErrorCode::Storage, "The database's write-ahead log cannot be used in this folder.");
    sq::sqlite3_db_config(m_impl->raw(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return {};
}

void Connection::checkpointByHand()
{
    sq::sqlite3_wal_hook(m_impl->raw(), &noteWalPages, &m_impl->walPages);  // takes the place of the automatic checkpoint
}

int Connection::walPages() const { return m_impl->walPages; }

bool Connection::checkpoint(Checkpoint how)
{
    const int mode = how == Checkpoint::Passive ? SQLITE_CHECKPOINT_PASSIVE
                     : how == Checkpoint::Restart ? SQLITE_CHECKPOINT_RESTART
                                                  : SQLITE_CHECKPOINT_TRUNCATE;
    auto* raw = m_impl->raw();
    int inLog = 0;
    int moved = 0;
    sq::sqlite3_busy_timeout(raw, 100);
    const int result = sq::sqlite3_wal_checkpoint_v2(raw, nullptr, mode, &inLog, &moved);
    sq::sqlite3_busy_timeout(raw, busyTimeoutMs);
    const bool all = result == SQLITE_OK && inLog == moved;
    if (all)
        m_impl->walPages = 0;
    return all;
}

}  // namespace countersign
