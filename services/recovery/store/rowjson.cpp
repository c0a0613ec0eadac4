#include "services/recovery/store/rowjson.h"

#include "models/domain/digest.h"
#include "services/base/packing.h"

namespace countersign {

namespace {

constexpr char packedMark = '~'; // no beginning of a JSON text, and no digit of base64

}

std::string packedRow(std::string json)
{
    const auto shorter = packed(json);
    if (!shorter)
        return json;
    std::string stored = packedMark + base64(*shorter);
    return stored.size() < json.size() ? stored : json;
}

Result<std::string> plainRow(std::string_view stored)
{
    if (!stored.starts_with(packedMark))
        return std::string(stored);
    const auto bytes = fromBase64(stored.substr(1));
    return bytes ? unpacked(*bytes) : fail(ErrorCode::Damaged, "a packed text in the database is no base64");
}

} // namespace countersign
