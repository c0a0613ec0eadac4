#include "models/domain/auditsearch.h"

#include "models/domain/codec.h"

namespace countersign {

namespace {

constexpr auto auditFilterFields = [](auto& archive, auto& filter) {
    archive("words", filter.words);
    archive.time("from", filter.from);
    archive.time("to", filter.to);
    archive("actors", filter.actors);
    archive("actions", filter.actions);
    archive("shops", filter.shops);
    archive("draft_id", filter.draftId);
    archive("customer", filter.customer);
    archive("verdict", filter.verdict);
    archive("rule", filter.rule);
    archive("min_minor", filter.minMinor);
    archive("max_minor", filter.maxMinor);
    archive("currency", filter.currency);
    archive("overrides", filter.overrides);
};

constexpr auto auditRowFields = [](auto& archive, auto& row) {
    archive.need("index", row.index);
    archive.need("entry", row.entry);
};

constexpr auto auditPageFields = [](auto& archive, auto& page) {
    archive.need("rows", page.rows);
    archive("next", page.next);
    archive("size", page.size);
};

constexpr auto bucketFields = [](auto& archive, auto& bucket) {
    archive.needTime("from", bucket.from);
    archive.need("count", bucket.count);
};

constexpr auto histogramFields = [](auto& archive, auto& histogram) {
    archive.need("width_ms", histogram.widthMs);
    archive.need("buckets", histogram.buckets);
    archive("total", histogram.total);
};

} // namespace

void to_json(Json& json, const AuditFilter& filter) { codec::write(json, filter, auditFilterFields); }
void from_json(const Json& json, AuditFilter& filter) { codec::read(json, filter, auditFilterFields); }
void to_json(Json& json, const AuditRow& row) { codec::write(json, row, auditRowFields); }
void from_json(const Json& json, AuditRow& row) { codec::read(json, row, auditRowFields); }
void to_json(Json& json, const AuditPage& page) { codec::write(json, page, auditPageFields); }
void from_json(const Json& json, AuditPage& page) { codec::read(json, page, auditPageFields); }
void to_json(Json& json, const AuditBucket& bucket) { codec::write(json, bucket, bucketFields); }
void from_json(const Json& json, AuditBucket& bucket) { codec::read(json, bucket, bucketFields); }
void to_json(Json& json, const AuditHistogram& histogram) { codec::write(json, histogram, histogramFields); }
void from_json(const Json& json, AuditHistogram& histogram) { codec::read(json, histogram, histogramFields); }

} // namespace countersign
