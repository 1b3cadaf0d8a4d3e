using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Desk.Session;

/// <summary>What a jury would be convened on, and what is not there yet: whoever convenes sees it before they do.</summary>
/// <param name="Admissible">How many applications would be on the agenda.</param>
/// <param name="Undecided">How many wait for the decision on their eligibility: none may be left.</param>
/// <param name="WithoutReviewer">How many of the agenda were given to nobody.</param>
/// <param name="ReviewsAsked">How many reviews the agenda asks for.</param>
/// <param name="ReviewsMissing">How many of them are not final.</param>
/// <param name="WithoutOpinion">How many of the agenda have no opinion of a service.</param>
public sealed record ConveningCheck(
    int Admissible, int Undecided, int WithoutReviewer, int ReviewsAsked, int ReviewsMissing, int WithoutOpinion)
{
    public static async Task<ConveningCheck> OfAsync(
        CallState call, ApplicationStore applications, ReviewStore reviews, CancellationToken cancellation)
    {
        var written = call.Rules.HasReading ? reviews.ListAsync(call.Id, cancellation) : Task.FromResult<IReadOnlyList<ListedReview>>([]);
        return Of(call, await applications.ListAsync(call.Id, cancellation), await written);
    }

    public static ConveningCheck Of(CallState call, IReadOnlyList<ListedApplication> all, IReadOnlyList<ListedReview> reviews)
    {
        var final = reviews.Where(review => review.IsFinal).Select(review => (review.ApplicationId, review.JurorId)).ToHashSet();
        ListedApplication[] admissible = [.. all.Where(application => application.IsAdmissible)];
        var asked = admissible.SelectMany(application => application.Assigned, (application, juror) => (application.Id, juror)).ToArray();
        return new ConveningCheck(
            admissible.Length,
            all.Count(application => application.AwaitsEligibility),
            call.Rules.HasReading ? admissible.Count(application => application.Assigned.Count == 0) : 0,
            asked.Length,
            call.Rules.HasReading ? asked.Count(review => !final.Contains(review)) : 0,
            admissible.Count(application => application.Opinions.Count == 0));
    }

    /// <summary>One sentence a thing that is not there, with the page where it is seen to; none when nothing is missing.</summary>
    public IEnumerable<(string Text, string Address)> Missing(CallState call)
    {
        if (Undecided > 0)
        {
            yield return (Say(Undecided,
                "candidature attend encore sa décision de recevabilité\u00a0: la séance ne peut pas être convoquée",
                "candidatures attendent encore leur décision de recevabilité\u00a0: la séance ne peut pas être convoquée"),
                Addresses.ManagedEligibility(call.Id));
        }

        if (WithoutReviewer > 0)
        {
            yield return (Say(WithoutReviewer, "candidature n’est affectée à aucun membre du jury",
                "candidatures ne sont affectées à aucun membre du jury"), Addresses.ManagedAssignments(call.Id));
        }

        if (ReviewsMissing > 0)
        {
            yield return ($"{FrenchText.Number(ReviewsMissing)} évaluation{(ReviewsMissing > 1 ? "s" : string.Empty)} sur "
                + $"{FrenchText.Number(ReviewsAsked)} {(ReviewsMissing > 1 ? "ne sont pas finales" : "n’est pas finale")}",
                Addresses.ManagedReviews(call.Id));
        }

        if (WithoutOpinion > 0)
        {
            yield return (Say(WithoutOpinion, "candidature n’a reçu l’avis d’aucun service",
                "candidatures n’ont reçu l’avis d’aucun service"),
                Addresses.ManagedEligibility(call.Id));
        }
    }

    private static string Say(int count, string one, string several) =>
        count == 1 ? $"Une {one}" : $"{FrenchText.Number(count)} {several}";
}
