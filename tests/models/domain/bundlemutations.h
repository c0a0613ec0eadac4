#pragma once
// Bundles made from a seed and changes to them, each put before the real verifier. A change always changes the files, so that every one
// has to be found.
#include "bundles.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace countersign::samples {

struct Findings {
    std::int64_t tried = 0;
    std::int64_t found = 0;
    std::string missed; // the first change that was not found, in words; also an honest bundle that did not verify
    std::map<std::string, std::int64_t> kinds; // how many of each were tried
    void add(const Findings& more)
    {
        tried += more.tried;
        found += more.found;
        if (missed.empty())
            missed = more.missed;
        for (const auto& [kind, count] : more.kinds)
            kinds[kind] += count;
    }
};

class BundleChanges {
public:
    explicit BundleChanges(std::uint32_t seed)
        : m_random(seed)
    {
    }

    // Mostly small, some with more than one tile; half with a signed decision, half of those cosigned.
    void newBundle()
    {
        static constexpr std::size_t sizes[] = { 1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 30, 255, 256, 257, 300, 520 };
        m_entries.clear();
        const std::size_t size = sizes[below(below(4) == 0 ? std::size(sizes) : 11)];
        const bool decided = size >= 2 && below(2) == 0;
        if (decided)
            m_entries = { enrolled(deviceKey(), "person-1"), accepted(deviceKey(), "person-1") };
        while (m_entries.size() < size)
            m_entries.push_back(someEntry());
        m_honest = bundleOf(m_entries, decided && below(2) == 0);
        m_files = m_honest;
    }
    [[nodiscard]] bool verifies() const { return check(m_files).problems.empty(); }

    // Changes one byte, looks, and puts it back; true: it was found.
    bool changeByte(std::string& what)
    {
        std::size_t place = 0;
        for (const auto& [name, bytes] : m_files)
            place += bytes.size();
        place = below(place);
        for (auto& [name, bytes] : m_files) {
            if (place >= bytes.size()) {
                place -= bytes.size();
                continue;
            }
            const char before = bytes[place];
            bytes[place] = static_cast<char>(static_cast<unsigned char>(before) ^ (1 + below(255)));
            const bool found = !verifies();
            what = "byte " + std::to_string(place) + " of " + name + " in a bundle of " + std::to_string(m_entries.size());
            bytes[place] = before;
            return found;
        }
        return false;
    }

    // Changes the structure, looks, and puts all back; true: it was found. `what` is the kind.
    bool changeStructure(std::string& what)
    {
        do {
            m_files = m_honest;
            what = changeOnce();
        } while (m_files == m_honest);
        const bool found = !verifies();
        m_files = m_honest;
        return found;
    }
    [[nodiscard]] std::size_t entries() const { return m_entries.size(); }

private:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }
    std::string someEntry() { return entryBytes(plainEntry(static_cast<int>(below(1'000'000)))).value(); }
    std::string& someFile(std::string_view prefix)
    {
        std::vector<std::string*> fitting;
        for (auto& [name, bytes] : m_files)
            if (name.starts_with(prefix))
                fitting.push_back(&bytes);
        return *fitting[below(fitting.size())];
    }
    std::string someName()
    {
        auto at = m_files.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(below(m_files.size())));
        return at->first;
    }
    // The rows of an entries tile, each with the two bytes of its length.
    static std::vector<std::string> rowsOf(const std::string& tile)
    {
        std::vector<std::string> rows;
        for (std::size_t at = 0; at < tile.size();) {
            const std::size_t length = (static_cast<std::size_t>(static_cast<unsigned char>(tile[at])) << 8U)
                | static_cast<unsigned char>(tile[at + 1]);
            rows.push_back(tile.substr(at, 2 + length));
            at += 2 + length;
        }
        return rows;
    }
    template <class Change>
    void changeRows(const Change& change)
    {
        std::string& tile = someFile("tile/entries/");
        auto rows = rowsOf(tile);
        change(rows);
        tile.clear();
        for (const auto& row : rows)
            tile += row;
    }
    static std::string rowOf(const std::string& entry)
    {
        return std::string{ static_cast<char>(entry.size() >> 8U), static_cast<char>(entry.size() & 0xFFU) } + entry;
    }
    // All but what a log signs once and its keys: an honest-looking bundle of other entries under the checkpoint that was signed.
    void putUnderOldCheckpoint(const std::vector<std::string>& entries)
    {
        Files other = bundleOf(entries);
        for (const char* kept : { "checkpoint", "policy", "log.vkey" })
            other[kept] = m_honest.at(kept);
        m_files = std::move(other);
    }

    std::string changeOnce();
    std::string changeEntries(std::size_t kind);
    std::string changeFiles(std::size_t kind);
    std::string changeNotes(std::size_t kind);

    std::mt19937 m_random;
    std::vector<std::string> m_entries;
    Files m_honest;
    Files m_files;
};

constexpr std::size_t entryChanges = 9;
constexpr std::size_t fileChanges = 8;
constexpr std::size_t noteChanges = 6;
constexpr std::size_t structureChanges = entryChanges + fileChanges + noteChanges;

inline std::string BundleChanges::changeOnce()
{
    const std::size_t kind = below(structureChanges);
    if (kind < entryChanges)
        return changeEntries(kind);
    if (kind < entryChanges + fileChanges)
        return changeFiles(kind - entryChanges);
    return changeNotes(kind - entryChanges - fileChanges);
}

inline std::string BundleChanges::changeEntries(std::size_t kind)
{
    const auto place = [this](const auto& list) { return list.begin() + static_cast<std::ptrdiff_t>(below(list.size())); };
    switch (kind) {
    case 0:
        changeRows([&](auto& rows) { rows.erase(place(rows)); });
        return "an entry removed";
    case 1:
        changeRows([&](auto& rows) {
            const std::string row = rows[below(rows.size())];
            rows.insert(place(rows), row);
        });
        return "an entry twice";
    case 2:
        changeRows([&](auto& rows) { rows.insert(place(rows), rowOf(someEntry())); });
        return "an entry inserted";
    case 3:
        changeRows([&](auto& rows) { std::swap(rows[below(rows.size())], rows[below(rows.size())]); });
        return "two entries swapped";
    case 4:
        changeRows([&](auto& rows) {
            std::string& row = rows[below(rows.size())];
            row[below(2)] = static_cast<char>(below(256));
        });
        return "the length of an entry changed";
    case 5: { // the entry and the hash beside it, so that only the tree above tells
        std::size_t index = below(m_entries.size());
        const std::string other = someEntry();
        const std::string path = tilePath(0, static_cast<std::int64_t>(index / 256),
            static_cast<int>(std::min<std::size_t>(256, m_entries.size() - index / 256 * 256)));
        const std::string entries = "tile/entries" + path.substr(6);
        index %= 256;
        auto rows = rowsOf(m_files.at(entries));
        rows[index] = rowOf(other);
        m_files[entries].clear();
        for (const auto& row : rows)
            m_files[entries] += row;
        m_files.at(path).replace(index * 32, 32, std::string(view(leafHash(other))));
        return "an entry replaced together with its hash";
    }
    case 6: {
        auto entries = m_entries;
        entries.erase(place(entries));
        putUnderOldCheckpoint(entries);
        return "an entry removed and all tiles made anew";
    }
    case 7: {
        auto entries = m_entries;
        std::swap(entries[below(entries.size())], entries[below(entries.size())]);
        putUnderOldCheckpoint(entries);
        return "two entries swapped and all tiles made anew";
    }
    default: {
        auto entries = m_entries;
        entries.insert(place(entries), someEntry());
        putUnderOldCheckpoint(entries);
        return "an entry inserted and all tiles made anew";
    }
    }
}

inline std::string BundleChanges::changeFiles(std::size_t kind)
{
    switch (kind) {
    case 0: {
        std::string& file = someFile("");
        file.resize(below(file.size()));
        return "a file cut off";
    }
    case 1: {
        std::string& file = someFile("");
        for (std::size_t more = 1 + below(64); more > 0; --more)
            file += static_cast<char>(below(256));
        return "bytes behind a file";
    }
    case 2:
        m_files.erase(someName());
        return "a file gone";
    case 3: { // as an export over a growing record would leave it behind
        const std::size_t width = 1 + below(255);
        const std::size_t tile = m_entries.size() / 256;
        m_files.try_emplace(tilePath(below(2) == 0 ? 0 : -1, static_cast<std::int64_t>(tile), static_cast<int>(width)),
            someFile("tile/0/").substr(0, width * 32));
        return "a superseded tile";
    }
    case 4:
        m_files.try_emplace("more-" + std::to_string(below(1000)), std::string());
        return "a file too many";
    case 5: {
        const std::string from = someName();
        std::string bytes = m_files.at(from);
        m_files.erase(from);
        m_files.try_emplace(from + "0", std::move(bytes));
        return "a file under another name";
    }
    case 6:
        std::swap(someFile(""), someFile(""));
        return "two files swapped";
    default: {
        std::string& tile = someFile("tile/0/");
        const std::size_t hashes = tile.size() / 32;
        const std::size_t from = below(hashes) * 32;
        const std::size_t to = below(hashes) * 32;
        const std::string moved = tile.substr(from, 32);
        if (below(2) == 0)
            tile.replace(from, 32, tile.substr(to, 32));
        tile.replace(to, 32, moved);
        return "two hashes swapped, or one put over another";
    }
    }
}

inline std::string BundleChanges::changeNotes(std::size_t kind)
{
    std::string& note = m_files.at("checkpoint");
    const auto signatures = note.find("\n\n") + 2;
    const auto sized = [&](std::size_t size) { // another size in the text that was signed
        const auto from = note.find('\n') + 1;
        note.replace(from, note.find('\n', from) - from, std::to_string(size));
    };
    TreeHead head;
    switch (kind) {
    case 0:
        sized(below(600));
        return "the checkpoint's size changed";
    case 1: { // an older checkpoint, truly signed: the tiles do not fit it
        const std::size_t size = below(m_entries.size());
        for (std::size_t i = 0; i < size; ++i)
            head.append(leafHash(m_entries[i]));
        note = signCheckpoint({ bundleOrigin, head.size(), head.root() }, logKey());
        return "an older checkpoint";
    }
    case 2: {
        for (const auto& entry : m_entries)
            head.append(leafHash(entry));
        note = signCheckpoint({ bundleOrigin, head.size(), head.root() }, keyOf('z'));
        return "the checkpoint signed by another key";
    }
    case 3:
        note += note.substr(signatures, note.find('\n', signatures) + 1 - signatures);
        return "a signature twice";
    case 4: {
        const auto cosigned = cosignCheckpoint(note, "console.example/eve", keyOf('e'), 1'700'000'002'000);
        note = cosigned.value();
        return "a cosignature of nobody";
    }
    default: {
        std::string& policy = m_files.at("policy");
        const auto parsed = parsePolicy(policy);
        LogPolicy other = parsed.value();
        if (!other.witnesses.empty() && below(2) == 0)
            other.witnesses.pop_back();
        else
            other.witnesses.push_back(verifierKey("console.example/eve", keyOf('e').publicKey, 0x04));
        policy = policyText(other);
        return "the policy names other witnesses";
    }
    }
}

// `count` changes of one kind, over as many bundles as it takes.
template <class Change>
Findings findChanges(std::uint32_t seed, std::int64_t count, int perBundle, const Change& change)
{
    BundleChanges changes(seed);
    Findings findings;
    while (findings.tried < count) {
        changes.newBundle();
        if (!changes.verifies()) {
            findings.missed = "an honest bundle of " + std::to_string(changes.entries()) + " entries does not verify";
            return findings;
        }
        for (int i = 0; i < perBundle && findings.tried < count; ++i) {
            std::string what;
            const bool found = change(changes, what, findings);
            ++findings.tried;
            findings.found += found ? 1 : 0;
            if (!found && findings.missed.empty())
                findings.missed = what + " (seed " + std::to_string(seed) + ", change " + std::to_string(findings.tried) + ")";
        }
    }
    return findings;
}

inline Findings changeBytes(std::uint32_t seed, std::int64_t count)
{
    return findChanges(seed, count, 400, [](BundleChanges& changes, std::string& what, Findings&) { return changes.changeByte(what); });
}

inline Findings changeStructure(std::uint32_t seed, std::int64_t count)
{
    return findChanges(seed, count, 60, [](BundleChanges& changes, std::string& what, Findings& findings) {
        const bool found = changes.changeStructure(what);
        ++findings.kinds[what];
        return found;
    });
}

} // namespace countersign::samples
