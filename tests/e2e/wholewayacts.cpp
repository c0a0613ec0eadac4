// What operators and auditors do at the command line about keys, backups and personal data, with the real programs.
#include "models/domain/json.h"
#include "tst_wholeway.h"

#include <QDir>
#include <QFile>

using namespace countersign;
using namespace countersign::test;
using namespace Qt::StringLiterals;

void TestWholeWay::keysBackupsAndPrivacyByCommandLine()
{
    const auto told = [this](const QStringList& arguments) {
        const Outcome done = m_processes.ctl(QStringList{ u"--json"_s } + arguments);
        const auto json = done.exitCode == 0 ? parseJson(done.output.toStdString()) : Result<Json>(fail(ErrorCode::Internal, "refused"));
        if (!json)
            qWarning("%s: %s", qPrintable(arguments.join(u' ')), done.all().constData());
        return json ? *json : Json::object();
    };
    // The key of this command line, passed on: the old one signs nothing any more.
    const QStringList mira{ u"--login"_s, u"mira"_s };
    const Json rotated = told(mira + QStringList{ u"keys"_s, u"rotate"_s });
    QVERIFY(rotated.value("key_id", "") != rotated.value("before", "") && !rotated.value("before", "").empty());
    const Outcome keys = m_processes.ctl(mira + QStringList{ u"keys"_s, u"list"_s });
    QVERIFY2(keys.exitCode == 0 && keys.output.contains(rotated.value("before", "").c_str()) && keys.output.contains("(replaced)"), keys.all().constData());
    QCOMPARE(m_processes.ctl(mira + QStringList{ u"keys"_s, u"list"_s, u"--all"_s }).exitCode, 3); // who does not manage people

    const QDir around(m_processes.home() + u"/.."_s);
    const QString copy = around.filePath(u"yesterday.sqlite"_s);
    QVERIFY(told({ u"backup"_s, copy }).value("listed", false));
    QVERIFY2(m_processes.ctl({ u"backup"_s, copy }).exitCode != 0, "nothing is written over");
    const Outcome listed = m_processes.ctl({ u"backups"_s });
    QVERIFY2(listed.exitCode == 0 && listed.output.contains("yesterday.sqlite"), listed.all().constData());

    const auto reviewer = signedIn(u"mira"_s);
    QVERIFY(reviewer);
    const auto queue = settledQueue(*reviewer);
    QVERIFY(!queue.empty());
    const std::string erased = queue.front().id;
    const QString draftId = QString::fromStdString(erased);
    const QString folder = around.filePath(u"handed-over"_s);
    QVERIFY(told({ u"privacy"_s, u"export"_s, draftId, u"--to"_s, folder }).contains("files"));
    for (const auto& name : { u"index.json"_s, u"profile.json"_s, u"drafts.json"_s })
        QVERIFY2(QFile::exists(QDir(folder).filePath(name)), qPrintable(name));
    QVERIFY2(m_processes.ctl({ u"privacy"_s, u"export"_s, draftId, u"--to"_s, folder }).exitCode != 0, "nothing is mixed with what is there");
    const Json gone = told({ u"privacy"_s, u"erase"_s, draftId });
    QVERIFY2(gone.value("customers", 0) >= 1 && gone.value("backups", Json::array()).size() == 1, gone.dump().c_str());
    QVERIFY(!reviewer->draft(erased));
    const Outcome days = m_processes.ctl({ u"privacy"_s, u"retention"_s, u"--days"_s, u"webhooks=10"_s, u"--dry-run"_s });
    QVERIFY2(days.exitCode == 0 && days.output.contains("WOULD BE EMPTIED NOW"), days.all().constData());

    const QStringList restore{ u"restore"_s, copy, u"--reason"_s, u"drill"_s };
    QVERIFY2(m_processes.ctl(restore).exitCode != 0, "the backend runs");
    m_processes.stopBackend();
    const Json restored = told(restore);
    QVERIFY2(restored.value("erased_again", 0) >= 1, restored.dump().c_str());
    QVERIFY2(m_processes.startBackend(), qPrintable(m_processes.lastError()));
    const auto again = signedIn(u"mira"_s);
    QVERIFY(again);
    QVERIFY2(!again->draft(erased), "a restore brought an erased customer back");

    // The record tells of it, still verifies, and its reports are taken out whole.
    const QString report = around.filePath(u"keys.csv"_s);
    const QStringList asked{ u"audit"_s, u"report"_s, u"rights_changes"_s, report, u"--as"_s, u"csv"_s };
    QVERIFY2(m_processes.ctl(asked + QStringList{ u"--resume"_s }).exitCode != 0, "there is nothing to go on with");
    const Outcome saved = m_processes.ctl(asked);
    QVERIFY2(saved.exitCode == 0 && QFile::exists(report), saved.all().constData());
    const QString bundle = around.filePath(u"after-restore"_s);
    const Outcome exported = m_processes.ctl({ u"audit"_s, u"export"_s, bundle });
    QVERIFY2(exported.exitCode == 0, exported.all().constData());
    const Outcome verified = m_processes.ctl({ u"audit"_s, u"verify"_s, bundle });
    QVERIFY2(verified.exitCode == 0, verified.all().constData());
}
