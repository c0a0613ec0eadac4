#pragma once
#include "tests/services/recovery/survey/surveyscene.h"

class TestSurvey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_scene = std::make_unique<countersign::SurveyScene>();
        m_mira = m_scene->home.person("mira", "Mira Hofmann", "marketing_manager");
        m_auditor = m_scene->home.person("aud", "Aud Itor", "auditor");
    }
    void init() { m_scene->useUsualRules(); }

    void becomesADraftLikeAnyOther_data();
    void becomesADraftLikeAnyOther();
    void byTextMessageWhereEmailIsUnwelcome();
    void aModelWritesItInsideTheSameWalls();
    void whoIsNotAsked_data();
    void whoIsNotAsked();
    void waitsForTheRecoveryToEnd();
    void queueTellsTheKind();
    void outOfStockDoesNotStopAQuestion();
    void pageTakesOneAnswer();
    void pageKeepsItsDoorShut();
    void hostileAnswers_data();
    void hostileAnswers();
    void strangersAreSlowedDown();
    void wordsAreReadByAStage();
    void aModelThatIsDownFallsBack();
    void modelsReplies();
    void peopleCorrectAndTheReportCounts();
    void exportsForACrm();
    void handsAnswersToTheCrm();
    void erasureTakesTheAnswerAlong();
    void promptsHaveAKind();

private:
    std::unique_ptr<countersign::SurveyScene> m_scene;
    std::unique_ptr<countersign::test::Reviewer> m_mira;
    std::unique_ptr<countersign::test::Reviewer> m_auditor;
};
