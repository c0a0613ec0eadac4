#include "models/domain/tlognote.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

constexpr std::string_view signatureMark = "\xE2\x80\x94 "; // em dash, space
constexpr std::size_t maxNote = 64 * 1024;
constexpr std::uint8_t plainType = 0x01;
constexpr std::uint8_t cosignatureType = 0x04;

std::string keyIdOf(std::string_view name, std::uint8_t type, std::string_view publicKey)
{
    std::string bytes(name);
    bytes += '\n';
    bytes += static_cast<char>(type);
    bytes += publicKey;
    return std::string(view(sha256(bytes)).substr(0, 4));
}

Result<std::int64_t> decimal(std::string_view digits)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc{} || end != digits.data() + digits.size() || value < 0 || std::to_string(value) != digits)
        return fail(ErrorCode::InvalidInput, "not a plain decimal number");
    return value;
}

std::string bigEndian64(std::uint64_t value)
{
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[7 - i] = static_cast<char>((value >> (8U * i)) & 0xFFU);
    return bytes;
}

std::string cosignedText(std::string_view body, std::uint64_t seconds)
{
    return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string(body);
}

std::string signatureLine(std::string_view name, std::string_view keyId, std::string_view signature)
{
    return std::string(signatureMark) + std::string(name) + " " + base64(std::string(keyId) + std::string(signature)) + "\n";
}

} // namespace

bool isKeyName(std::string_view name)
{
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F || c == '+';
    });
}

std::string noteSignature(const std::string& name, const SigningKey& key, std::string_view body)
{
    return signatureLine(name, keyIdOf(name, plainType, key.publicKey), sign(key, body));
}

std::string checkpointBody(const Checkpoint& checkpoint)
{
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + base64(view(checkpoint.root)) + "\n";
}

Result<Checkpoint> parseCheckpointBody(std::string_view body)
{
    const auto first = body.find('\n');
    const auto second = first == std::string_view::npos ? first : body.find('\n', first + 1);
    const auto third = second == std::string_view::npos ? second : body.find('\n', second + 1);
    if (third == std::string_view::npos || third + 1 != body.size())
        return fail(ErrorCode::Damaged, "a checkpoint has exactly three lines: origin, size and root");
    Checkpoint checkpoint;
    checkpoint.origin = std::string(body.substr(0, first));
    if (!isKeyName(checkpoint.origin))
        return fail(ErrorCode::Damaged, "the checkpoint's origin is not a key name");
    const auto size = decimal(body.substr(first + 1, second - first - 1));
    if (!size)
        return fail(ErrorCode::Damaged, "the checkpoint's size is not a plain decimal number");
    checkpoint.size = *size;
    const auto root = fromBase64(body.substr(second + 1, third - second - 1));
    if (!root || root->size() != checkpoint.root.size())
        return fail(ErrorCode::Damaged, "the checkpoint's root is not canonical base64 of 32 bytes");
    std::copy(root->begin(), root->end(), checkpoint.root.begin());
    return checkpoint;
}

Result<Note> parseNote(std::string_view note)
{
    if (note.size() > maxNote)
        return fail(ErrorCode::TooLarge, "the checkpoint is larger than 64 KiB");
    const auto blank = note.rfind("\n\n");
    if (blank == std::string_view::npos)
        return fail(ErrorCode::Damaged, "the checkpoint has no blank line before its signatures");
    Note parsed;
    parsed.body = note.substr(0, blank + 1);
    std::string_view rest = note.substr(blank + 2);
    if (rest.empty())
        return fail(ErrorCode::Damaged, "the checkpoint has no signature");
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            return fail(ErrorCode::Damaged, "the checkpoint's last signature line is cut off");
        std::string_view line = rest.substr(0, end);
        NoteSignature signature;
        signature.line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        if (!line.starts_with(signatureMark))
            return fail(ErrorCode::Damaged, "a line after the blank line is not a signature");
        line.remove_prefix(signatureMark.size());
        const auto space = line.find(' ');
        if (space == std::string_view::npos || !isKeyName(line.substr(0, space)))
            return fail(ErrorCode::Damaged, "a signature line names no key");
        signature.name = line.substr(0, space);
        auto bytes = fromBase64(line.substr(space + 1));
        if (!bytes || bytes->size() < 5)
            return fail(ErrorCode::Damaged, "a signature is not canonical base64");
        signature.keyId = bytes->substr(0, 4);
        signature.bytes = bytes->substr(4);
        parsed.signatures.push_back(std::move(signature));
    }
    return parsed;
}

std::string signCheckpoint(const Checkpoint& checkpoint, const SigningKey& key)
{
    const std::string body = checkpointBody(checkpoint);
    return body + "\n" + noteSignature(checkpoint.origin, key, body);
}

Result<std::string> cosignCheckpoint(const std::string& note, const std::string& name, const SigningKey& key, TimeMs now)
{
    if (!isKeyName(name))
        return fail(ErrorCode::InvalidInput, "a witness's name has no spaces and no plus sign");
    if (now < 0)
        return fail(ErrorCode::InvalidInput, "a cosignature's time is not before 1970");
    const auto parsed = parseNote(note);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (const auto checkpoint = parseCheckpointBody(parsed->body); !checkpoint)
        return tl::unexpected(checkpoint.error());
    const auto seconds = static_cast<std::uint64_t>(now / secondMs);
    const std::string signature = bigEndian64(seconds) + sign(key, cosignedText(parsed->body, seconds));
    return note + signatureLine(name, keyIdOf(name, cosignatureType, key.publicKey), signature);
}

std::string verifierKey(const std::string& name, std::string_view publicKey, std::uint8_t type)
{
    return name + "+" + hex(keyIdOf(name, type, publicKey)) + "+"
        + base64(std::string(1, static_cast<char>(type)) + std::string(publicKey));
}

Result<VerifierKey> parseVerifierKey(std::string_view text)
{
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "a verifier key is name+id+key");
    VerifierKey key;
    key.name = std::string(text.substr(0, first));
    if (!isKeyName(key.name))
        return fail(ErrorCode::InvalidInput, "the verifier key's name is empty or has spaces");
    const auto material = fromBase64(text.substr(second + 1));
    if (!material || material->size() != 33)
        return fail(ErrorCode::InvalidInput, "the verifier key is not canonical base64 of a type and 32 bytes");
    key.type = static_cast<std::uint8_t>(material->front());
    if (key.type != plainType && key.type != cosignatureType)
        return fail(ErrorCode::InvalidInput, "the verifier key is not of an Ed25519 type");
    key.publicKey = material->substr(1);
    key.keyId = keyIdOf(key.name, key.type, key.publicKey);
    if (hex(key.keyId) != text.substr(first + 1, second - first - 1))
        return fail(ErrorCode::InvalidInput, "the verifier key's id does not belong to its name and key");
    return key;
}

Result<Checkpoint> openCheckpoint(std::string_view note, const VerifierKey& log)
{
    if (log.type != plainType)
        return fail(ErrorCode::InvalidInput, "a log's key is of type 1");
    const auto parsed = parseNote(note);
    if (!parsed)
        return tl::unexpected(parsed.error());
    bool isSigned = false;
    for (const NoteSignature& signature : parsed->signatures) {
        if (signature.name != log.name || signature.keyId != log.keyId)
            continue;
        if (!verify(log.publicKey, parsed->body, signature.bytes))
            return fail(ErrorCode::Damaged, "the log's signature does not fit the checkpoint");
        isSigned = true;
    }
    if (!isSigned)
        return fail(ErrorCode::Damaged, "the checkpoint is not signed by " + log.name);
    auto checkpoint = parseCheckpointBody(parsed->body);
    if (checkpoint && checkpoint->origin != log.name)
        return fail(ErrorCode::Damaged, "the checkpoint is of another log");
    return checkpoint;
}

Result<TimeMs> openCosignature(std::string_view note, const VerifierKey& witness)
{
    if (witness.type != cosignatureType)
        return fail(ErrorCode::InvalidInput, "a witness's key is of type 4");
    const auto parsed = parseNote(note);
    if (!parsed)
        return tl::unexpected(parsed.error());
    for (const NoteSignature& signature : parsed->signatures) {
        if (signature.name != witness.name || signature.keyId != witness.keyId)
            continue;
        if (signature.bytes.size() != 72)
            return fail(ErrorCode::Damaged, "the cosignature of " + witness.name + " has the wrong length");
        std::uint64_t seconds = 0;
        for (std::size_t i = 0; i < 8; ++i)
            seconds = (seconds << 8U) | static_cast<unsigned char>(signature.bytes[i]);
        if (seconds > static_cast<std::uint64_t>(INT64_MAX / secondMs)
            || !verify(witness.publicKey, cosignedText(parsed->body, seconds), std::string_view(signature.bytes).substr(8)))
            return fail(ErrorCode::Damaged, "the cosignature of " + witness.name + " does not fit the checkpoint");
        return static_cast<TimeMs>(seconds) * secondMs;
    }
    return fail(ErrorCode::NotFound, "not cosigned by " + witness.name);
}

} // namespace countersign
