using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>
/// Putting off the closing. Rules bind whoever wrote them (CE 16 April 2019, n° 420876); what is given to one candidate is
/// given to all, with its reason, and never takes time from anybody: no date moves forward. After the closing too, for an
/// outage does not end with it, but not once somebody was told what became of their application.
/// </summary>
internal static class CallExtensionDecision
{
    public static Result<CallFact[], CallRefusal> Decide(CallState? state, Extend extend, DateTimeOffset now)
    {
        switch (state)
        {
            case null:
                return new NotDefined();
            case { Stage: CallStage.Defined }:
                return new NotOpened();
            case { Extensions: [.., var last] } when last.After == extend.Calendar && last.Reason == extend.Reason:
                return Facts();
            case { Rules.TakesApplications: false }:
                return new NobodyApplies();
            case { End: { } end }:
                return new AlreadyEnded(end, CallEndDecision.ZoneOf(state));
            case not null when !Procedure.Allows(ProcedureAct.ExtendDeadline, Procedure.Of(state)):
            case { Stage: CallStage.Closed } when extend.InstructionBegun:
                return new TooLateToExtend();
        }

        var faults = Faults(state.Rules.Calendar, extend, now);
        return faults.Count > 0 ? new ExtensionUnacceptable(faults) : Facts(new DeadlineExtended(extend.Calendar, extend.Reason, now));
    }

    private static List<Fault> Faults(Calendar before, Extend extend, DateTimeOffset now)
    {
        var (after, faults) = (extend.Calendar, new List<Fault>());
        void When(bool wrong, string field, string message)
        {
            if (wrong)
            {
                faults.Add(new Fault(field, message));
            }
        }

        var (closing, reviewsBy) = (after.Closing, after.ReviewsBy);
        When(closing.Instant <= before.Closing.Instant, "closes",
            "La nouvelle clôture doit venir après l’actuelle\u00a0: une prolongation n’ôte de temps à personne.");
        When(closing.Instant > before.Closing.Instant && closing.Instant <= now, "closes",
            "La nouvelle clôture est déjà passée\u00a0; choisissez-en une à venir.");
        When(reviewsBy?.Instant < before.ReviewsBy?.Instant, "reviewsBy", "La remise des évaluations ne peut pas être avancée.");
        When(reviewsBy?.Instant >= before.ReviewsBy?.Instant && reviewsBy?.Instant <= closing.Instant, "reviewsBy",
            "La remise des évaluations doit venir après la nouvelle clôture.");
        When(after.EarliestPublication.Instant < before.EarliestPublication.Instant, "earliestPublication",
            "La publication au plus tôt ne peut pas être avancée.");
        When(after.EarliestPublication.Instant >= before.EarliestPublication.Instant
            && after.EarliestPublication.Instant < reviewsBy?.Instant, "earliestPublication",
            "La publication ne peut pas venir avant la remise des évaluations.");
        When(reviewsBy is null && after.EarliestPublication.Instant >= before.EarliestPublication.Instant
            && after.EarliestPublication.Instant < closing.Instant, "earliestPublication",
            "La publication ne peut pas venir avant la nouvelle clôture.");
        When(string.IsNullOrWhiteSpace(extend.Reason) || extend.Reason.Length > Extend.MaxReason, "reason",
            "Donnez le motif de la prolongation, en 1\u202f000 caractères au plus\u00a0: il sera public.");
        return faults;
    }
}
