#include "models/domain/codec.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/knowledge/knowledge.h"
#include "services/recovery/knowledge/vectors.h"
#include "services/recovery/store/draftwords.h"

namespace countersign {

namespace {

constexpr auto fileFields = [](auto& archive, auto& file) {
    archive.need("id", file.id);
    archive.need("shop_id", file.shopId);
    archive.need("kind", file.kind);
    archive.need("name", file.name);
    archive("language", file.language);
    archive("passages", file.passages);
    archive.time("at", file.at);
    archive("person_name", file.personName);
};

std::string indexWords(const std::string& passage)
{
    std::string joined;
    for (const auto& each : foldedWords(passage))
        joined += each + " ";
    return joined;
}

Result<std::vector<std::string>> packed(const std::vector<std::vector<float>>& vectors, std::size_t passages)
{
    if (vectors.empty())
        return std::vector<std::string>(passages);
    if (vectors.size() != passages)
        return fail(ErrorCode::InvalidInput, "there is not one embedding for each passage");
    std::vector<std::string> texts;
    for (const auto& vector : vectors) {
        auto text = packVector(vector);
        if (!text)
            return tl::unexpected(std::move(text.error()));
        texts.push_back(std::move(*text));
    }
    return texts;
}

Result<void> storePassages(Connection& connection, const KnowledgeFile& file, const std::vector<std::string>& passages,
    const std::vector<std::string>& vectors)
{
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const auto& passage = passages[i];
        const auto line = passage.find('\n');
        if (line == std::string::npos)
            return fail(ErrorCode::InvalidInput, "a passage is not one of passagesOf()");
        auto put = dropCount(connection.run("INSERT INTO knowledge_passages(file_id, shop_id, place, source, text, vector) "
                                            "VALUES(:file, :shop, :place, :source, :text, :vector)",
            file.id, file.shopId, i, passage.substr(0, line), passage.substr(line + 1), vectors[i]));
        if (!put)
            return put;
        const auto seq = connection.lastInsertId();
        if (!seq)
            return tl::unexpected(seq.error());
        put = dropCount(connection.run("INSERT INTO knowledge_text(rowid, words) VALUES(:seq, :words)", *seq, indexWords(passage)));
        if (!put)
            return put;
    }
    return {};
}

Result<void> removeFile(Connection& connection, const std::string& id)
{
    return dropCount(
        connection.run("DELETE FROM knowledge_text WHERE rowid IN (SELECT seq FROM knowledge_passages WHERE file_id = :id)", id))
        .and_then([&] { return dropCount(connection.run("DELETE FROM knowledge_passages WHERE file_id = :id", id)); })
        .and_then([&] { return dropCount(connection.run("DELETE FROM knowledge_files WHERE id = :id", id)); });
}

} // namespace

void to_json(Json& json, const KnowledgeFile& file)
{
    codec::write(json, file, fileFields);
}
void from_json(const Json& json, KnowledgeFile& file)
{
    codec::read(json, file, fileFields);
}

Result<KnowledgeFile> storeKnowledge(Connection& connection, const KnowledgeImport& import, const std::vector<std::string>& passages,
    const std::vector<std::vector<float>>& vectors, const std::string& personId, TimeMs now)
{
    KnowledgeFile file;
    file.id = newId(now);
    file.shopId = import.shopId;
    file.kind = import.kind;
    file.name = cleanText(import.name, 120);
    file.language = cleanText(import.language, 8);
    file.passages = static_cast<std::int64_t>(passages.size());
    file.at = now;
    if (file.name.empty() || passages.empty())
        return fail(ErrorCode::InvalidInput, "a knowledge file needs a name and some text");
    const auto texts = packed(vectors, passages.size());
    if (!texts)
        return tl::unexpected(texts.error());
    const auto before = connection.row<std::tuple<std::string>>(
        "SELECT id FROM knowledge_files WHERE shop_id = :shop AND name = :name", file.shopId, file.name);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        if (auto removed = removeFile(connection, std::get<0>(**before)); !removed)
            return tl::unexpected(std::move(removed.error()));
    auto stored
        = dropCount(connection.run("INSERT INTO knowledge_files(id, shop_id, kind, name, language, passages, person_id, created_at) "
                                   "VALUES(:id, :shop, :kind, :name, :language, :passages, :person, :at)",
                        file.id, file.shopId, word(file.kind), file.name, file.language, file.passages, personId, now))
              .and_then([&] { return storePassages(connection, file, passages, *texts); });
    if (!stored)
        return tl::unexpected(std::move(stored.error()));
    const auto name = connection.row<std::tuple<std::string>>("SELECT name FROM people WHERE id = :id", personId);
    if (!name)
        return tl::unexpected(name.error());
    file.personName = *name ? std::get<0>(**name) : std::string();
    return file;
}

Result<std::vector<KnowledgeFile>> listKnowledge(Connection& connection, const std::string& shopId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t,
        std::optional<std::string>>;
    const auto rows = connection.rows<Row>(
        "SELECT f.id, f.shop_id, f.kind, f.name, f.language, f.passages, f.created_at, p.name FROM knowledge_files f "
        "LEFT JOIN people p ON p.id = f.person_id WHERE :shop = '' OR f.shop_id = :same ORDER BY f.shop_id, f.name",
        shopId, shopId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<KnowledgeFile> files;
    for (const auto& [id, shop, kind, name, language, passages, at, person] : *rows) {
        const auto known = fromWord<KnowledgeKind>(kind);
        if (!known)
            return fail(ErrorCode::Damaged, "a knowledge file's kind in the database is unknown: " + kind);
        files.push_back({ id, shop, *known, name, language, passages, at, person.value_or(std::string()) });
    }
    return files;
}

Result<void> removeKnowledge(Connection& connection, const std::string& id)
{
    const auto there = connection.row<std::tuple<std::string>>("SELECT id FROM knowledge_files WHERE id = :id", id);
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return fail(ErrorCode::NotFound, "there is no such knowledge file");
    return removeFile(connection, id);
}

} // namespace countersign
