using System.Globalization;

namespace Territoires.Cli.Play;

/// <summary>
/// Invented calls of the weeks around today, each left where somebody has something to do: to whoever tries the app, no desk is
/// empty. They are the played call with other dates, its invented applications alone, and a jury whose members can sign in.
/// </summary>
/// <param name="usual">The seed of the played call.</param>
/// <param name="now">Today.</param>
internal sealed class ShownCalls(Seed usual, DateTimeOffset now)
{
    private const int Applications = 4;

    /// <summary>The first of them opens a day after this.</summary>
    public DateTimeOffset Begins => now.AddDays(-50);

    /// <param name="time">The clock of the play.</param>
    /// <param name="api">The app that is played on.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PlayAsync(IPlayTime time, Api api, CancellationToken cancellation)
    {
        Script Of(string stage, string title, int closes, int reviewsBy, int session) =>
            new(time, api, Seed($"demonstration-{stage}", title, closes, reviewsBy, session));

        var instruction = Of("instruction", "instruction en cours", closes: -2, reviewsBy: 12, session: 26);
        var evaluation = Of("evaluation", "évaluation en cours", closes: -20, reviewsBy: 10, session: 24);
        var session = Of("seance", "séance convoquée", closes: -20, reviewsBy: -10, session: 5);
        var designation = Of("designation", "désignation attendue", closes: -20, reviewsBy: -10, session: -6);
        var publication = Of("publication", "publication à programmer", closes: -20, reviewsBy: -10, session: -6);
        Script[] all = [instruction, evaluation, session, designation, publication];
        Script[] examined = [evaluation, session, designation, publication];
        Script[] convened = [session, designation, publication];
        Script[] sat = [designation, publication];

        foreach (var script in all)
        {
            var definition = new Definition(script);
            await definition.DefineAsync(cancellation);
            await definition.AddTerritoriesAsync(cancellation);
            await definition.OpenAsync(cancellation);
        }

        await all[0].AdvanceToAsync(all[0].Seed.Opens, cancellation);
        foreach (var script in all)
        {
            await new Submissions(script).SubmitAsync(cancellation);
        }

        await evaluation.AdvanceToAsync(evaluation.Seed.Closes + Submissions.LongestRequest, cancellation);
        foreach (var script in examined)
        {
            await new Instruction(script).DecideAsync(cancellation);
            await new Instruction(script).AdviseAsync(cancellation);
            var jury = new JuryWork(script);
            await jury.SeatAsync(cancellation);
            await jury.RecuseAsync(cancellation);
            await jury.AssignAsync(cancellation);
            await (script == evaluation ? new JuryWork(HalfReviewed(evaluation, time, api)) : jury).ReviewAsync(cancellation);
        }

        await session.AdvanceToAsync(session.Seed.ReviewsBy, cancellation);
        foreach (var script in convened)
        {
            await new Deliberation(script).ConveneAsync(cancellation);
        }

        await designation.AdvanceToAsync(designation.Seed.Session, cancellation);
        foreach (var script in sat)
        {
            var deliberation = new Deliberation(script);
            await deliberation.AttendAsync(cancellation);
            await deliberation.VoteAsync(cancellation);
            await deliberation.DraftAsync(cancellation);
            await deliberation.SignAsync(cancellation);
            await new Choice(script).ProposeAsync(cancellation);
        }

        await new Choice(publication).DesignateAsync(cancellation);
        await instruction.AdvanceToAsync(instruction.Seed.Closes + Submissions.LongestRequest, cancellation);
        await instruction.AdvanceToAsync(now, cancellation);
    }

    /// <summary>The second half of the jury has not written yet.</summary>
    private static Script HalfReviewed(Script script, IPlayTime time, Api api) => new(time, api, script.Seed with
    {
        Reviews =
        [
            .. script.Seed.Reviews.GroupBy(review => review.Application, StringComparer.Ordinal)
                .SelectMany(reviews => reviews.OrderBy(review => review.Juror, StringComparer.Ordinal).Skip(reviews.Count() / 2)),
        ],
    });

    private Seed Seed(string id, string title, int closes, int reviewsBy, int session)
    {
        SeedApplication[] kept = [.. usual.Applications.Where(application => application.Fictitious).Take(Applications)];
        var keys = kept.Select(application => application.Key).ToHashSet(StringComparer.Ordinal);
        return usual with
        {
            Call = usual.Call with
            {
                Id = id,
                Title = $"Atelier de démonstration\u00a0: {title}",
                Programme = "Atelier des territoires (démonstration)",
                Organiser = "Direction fictive de l’aménagement",
                Summary = $"Un appel inventé, pour essayer\u00a0: {title}. Ses candidatures et son jury sont fictifs.",
                Places = 2,
                Calendar = usual.Call.Calendar with
                {
                    Opens = At(-49, 9),
                    Closes = At(closes, 17),
                    ReviewDeadline = At(reviewsBy, 18),
                    Session = At(session, 9),
                    EarliestPublication = At(40, 10),
                },
            },
            Applications = kept,
            Jurors = [.. usual.Jurors.Select(juror => juror with { Id = WhoSignsIn(juror.Id) })],
            Opinions = [.. usual.Opinions.Where(opinion => keys.Contains(opinion.Application))],
            Recusals = [.. usual.Recusals.Where(recusal => keys.Contains(recusal.Application))
                .Select(recusal => recusal with { Juror = WhoSignsIn(recusal.Juror) })],
            Reviews = [.. usual.Reviews.Where(review => keys.Contains(review.Application))
                .Select(review => review with { Juror = WhoSignsIn(review.Juror) })],
            Votes = usual.Votes with
            {
                Attendance = new SeedAttendance(
                    [.. usual.Votes.Attendance.Present.Select(WhoSignsIn)], [.. usual.Votes.Attendance.Excused.Select(WhoSignsIn)]),
                Items =
                [
                    .. usual.Votes.Items.Where(item => keys.Contains(item.Application)).Select(item => item with
                    {
                        Votes = item.Votes.ToDictionary(vote => WhoSignsIn(vote.Key), vote => vote.Value),
                    }),
                ],
            },
        };
    }

    /// <summary>The account of a member: <c>j1</c> of the seed is <c>juror-1</c>.</summary>
    private static string WhoSignsIn(string juror) => $"juror-{juror[1..]}";

    private string At(int days, int hour) =>
        now.UtcDateTime.Date.AddDays(days).AddHours(hour).ToString("s", CultureInfo.InvariantCulture);
}
