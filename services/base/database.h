#pragma once
// SQL through SOCI. A Connection belongs to one thread at a time. Statements are prepared once per connection and kept.
#include "models/domain/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace countersign {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate = NULL
enum class CellKind { Integer, Real, Text };

enum class OpenMode { ReadWrite, ReadOnly };

class Connection {
public:
    // Opens (ReadWrite: makes) a SQLite file with the house's pragmas: WAL, synchronous=FULL, foreign_keys, busy_timeout,
    // trusted_schema=OFF, secure_delete; ReadWrite: cell_size_check. ReadOnly never checkpoints. Errors: Storage, Damaged (not a database).
    // A file that holds something already is not written to before adopt(): it could be another product's.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, OpenMode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Values are bound by position to :a, :b, … in order of appearance. Returns rows changed.
    template <class... Args>
    [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args&... args)
    {
        const std::vector<Cell> cells{toCell(args)...};
        return execute(sql, cells);
    }

    // All rows as tuples; Row's members are std::int64_t, double, std::string or std::optional of these. NULL into a plain one: Damaged.
    template <class Row, class... Args>
    [[nodiscard]] Result<std::vector<Row>> rows(std::string_view sql, const Args&... args)
    {
        const std::vector<Cell> cells{toCell(args)...};
        return rowsOf<Row>(sql, cells);
    }

    // The same with values gathered one by one.
    template <class Row>
    [[nodiscard]] Result<std::vector<Row>> rowsOf(std::string_view sql, std::span<const Cell> cells)
    {
        const auto kinds = kindsOf<Row>(std::make_index_sequence<std::tuple_size_v<Row>>{});
        auto fetched = fetch(sql, cells, kinds);
        if (!fetched)
            return tl::unexpected(std::move(fetched.error()));
        std::vector<Row> result;
        result.reserve(fetched->size());
        for (auto& cellsOfRow : *fetched) {
            Row row;
            if (!fill(row, cellsOfRow, std::make_index_sequence<std::tuple_size_v<Row>>{}))
                return fail(ErrorCode::Damaged, "unexpected NULL in: " + std::string(sql));
            result.push_back(std::move(row));
        }
        return result;
    }

    // The first row, or nothing.
    template <class Row, class... Args>
    [[nodiscard]] Result<std::optional<Row>> row(std::string_view sql, const Args&... args)
    {
        auto all = rows<Row>(sql, args...);
        if (!all)
            return tl::unexpected(std::move(all.error()));
        if (all->empty())
            return std::optional<Row>{};
        return std::optional<Row>{std::move(all->front())};
    }

    // Several statements, none with parameters; for migrations.
    [[nodiscard]] Result<void> script(const std::string& sql);

    [[nodiscard]] Result<void> begin();  // BEGIN IMMEDIATE when writing, BEGIN when read-only
    [[nodiscard]] Result<void> commit();  // when it fails, everything since begin() is rolled back
    void rollback();
    [[nodiscard]] Result<void> savepoint();
    [[nodiscard]] Result<void> releaseSavepoint();
    [[nodiscard]] Result<void> rollbackToSavepoint();

    [[nodiscard]] Result<std::int64_t> lastInsertId();
    [[nodiscard]] Result<void> quickCheck();

    [[nodiscard]] bool inTransaction() const;  // false after SQLite gave up a transaction by itself (full disk, I/O error)
    [[nodiscard]] Result<void> adopt();        // this file is ours: write-ahead log on, checkpointed when closed
    // From now on only checkpoint() moves the write-ahead log into the file; walPages() is its length after the last commit.
    void checkpointByHand();
    [[nodiscard]] int walPages() const;
    enum class Checkpoint { Passive, Restart, Truncate };
    [[nodiscard]] bool checkpoint(Checkpoint how);  // true: all of the log is in the file; waits for readers 100 ms at most

private:
    struct Impl;
    explicit Connection(std::unique_ptr<Impl> impl);
    [[nodiscard]] Result<std::int64_t> execute(std::string_view sql, std::span<const Cell> args);
    [[nodiscard]] Result<std::vector<std::vector<Cell>>> fetch(std::string_view sql, std::span<const Cell> args, std::span<const CellKind> kinds);

    template <class T>
    static Cell toCell(const T& value)
    {
        if constexpr (std::is_same_v<T, Cell>)
            return value;
        else if constexpr (requires { value.has_value(); *value; })
            return value.has_value() ? toCell(*value) : Cell{};
        else if constexpr (std::is_floating_point_v<T>)
            return Cell{static_cast<double>(value)};
        else if constexpr (std::is_integral_v<T>)
            return Cell{static_cast<std::int64_t>(value)};
        else
            return Cell{std::string(value)};
    }
    template <class T>
    struct Plain { using type = T; static constexpr bool optional = false; };
    template <class T>
    struct Plain<std::optional<T>> { using type = T; static constexpr bool optional = true; };
    template <class T>
    static constexpr CellKind kindOf()
    {
        using P = typename Plain<T>::type;
        if constexpr (std::is_same_v<P, std::int64_t>)
            return CellKind::Integer;
        else if constexpr (std::is_same_v<P, double>)
            return CellKind::Real;
        else {
            static_assert(std::is_same_v<P, std::string>, "rows hold int64_t, double, std::string or optionals of these");
            return CellKind::Text;
        }
    }
    template <class Row, std::size_t... I>
    static constexpr std::array<CellKind, sizeof...(I)> kindsOf(std::index_sequence<I...>)
    {
        return {kindOf<std::tuple_element_t<I, Row>>()...};
    }
    template <class T>
    static bool take(T& target, Cell& cell)
    {
        if (std::holds_alternative<std::monostate>(cell))
            return Plain<T>::optional;
        target = std::move(std::get<typename Plain<T>::type>(cell));
        return true;
    }
    template <class Row, std::size_t... I>
    static bool fill(Row& row, std::vector<Cell>& cells, std::index_sequence<I...>)
    {
        return (take(std::get<I>(row), cells[I]) && ...);
    }

    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
