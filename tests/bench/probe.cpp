#include "tests/bench/probe.h"

#include "models/domain/digest.h"
#include "tests/support/console/sampledrafts.h"

#include <QFile>
#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace countersign::bench {

double millisecondsSince(qint64 startedNs)
{
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    return static_cast<double>(now - startedNs) / 1e6;
}

std::int64_t residentKb()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').front().toLongLong();
    return 0;
}

void giveUp(const std::string& why)
{
    std::fprintf(stderr, "consoleprobe: %s\n", why.c_str());
    std::exit(2);
}

StoreOptions storeOptions(const QString& file, const QString& key)
{
    StoreOptions options;
    options.file = file;
    const auto bytes = fromHex(key.toStdString());
    const auto sealKey = bytes ? SealKey::fromBytes(*bytes) : Result<SealKey>(tl::unexpected(bytes.error()));
    if (!sealKey)
        giveUp(sealKey.error().detail);
    options.key = *sealKey;
    options.keyOutlives = true;
    return options;
}

Person reviewer()
{
    Person person = samplePerson();
    person.limits.cartValue = {{100'000'000, "EUR"}};
    person.limits.discount = {{100'000'000, "EUR"}};
    return person;
}

double cpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

}  // namespace countersign::bench
