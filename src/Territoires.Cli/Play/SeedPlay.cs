namespace Territoires.Cli.Play;

/// <summary>
/// A call of a seed played from its definition to its publication, through the HTTP API alone, as its people would. Every act
/// is harmless when it was done already: a play that was killed is played again on the same data and ends the same.
/// </summary>
/// <param name="script">The seed and its people.</param>
/// <param name="progress">Where the stages are told.</param>
/// <param name="linkAsync">Says of which programme the call is, once it is open; null for none.</param>
public sealed class SeedPlay(Script script, TextWriter progress, Func<CancellationToken, Task<string>>? linkAsync = null)
{
    /// <summary>One stage: does its acts and says in a few words what it did.</summary>
    private delegate Task<string> Stage(CancellationToken cancellation);

    public async Task PlayAsync(CancellationToken cancellation)
    {
        var days = Days();
        for (var i = 0; i < days.Length; i++)
        {
            // The clock moves to the next date only when all the acts of this one are done: past it, nothing is left to do.
            if (i + 1 < days.Length && script.Now >= days[i + 1].At)
            {
                continue;
            }

            await script.AdvanceToAsync(days[i].At, cancellation);
            foreach (var stage in days[i].Stages)
            {
                var done = await stage(cancellation);
                await progress.WriteLineAsync($"{script.Seed.Local(script.Now)}  {done}".AsMemory(), cancellation);
                await progress.FlushAsync(cancellation);
            }
        }
    }

    private (DateTimeOffset At, Stage[] Stages)[] Days()
    {
        var seed = script.Seed;
        var definition = new Definition(script);
        var submissions = new Submissions(script);
        var instruction = new Instruction(script);
        var jury = new JuryWork(script);
        var session = new Deliberation(script);
        var choice = new Choice(script);
        return
        [
            (seed.Begins, [
                definition.DefineAsync, definition.AddTerritoriesAsync, definition.OpenAsync,
                .. linkAsync is null ? Array.Empty<Stage>() : [new Stage(linkAsync)]]),
            (seed.Opens, [submissions.SubmitAsync]),
            (seed.Closes + Submissions.LongestRequest, [
                submissions.CountAsync, instruction.DecideAsync, instruction.AdviseAsync,
                jury.SeatAsync, jury.RecuseAsync, jury.AssignAsync, jury.ReviewAsync]),
            (seed.ReviewsBy, [session.ConveneAsync]),
            (seed.Session, [
                session.AttendAsync, session.VoteAsync, session.DraftAsync, session.SignAsync,
                choice.ProposeAsync, choice.DesignateAsync, choice.ScheduleAsync]),
            (seed.Publication, [choice.PublishedAsync]),
            // What a kill left undone behind a fact is swept up when the clock moves: a last time, after the last fact.
            (seed.Publication.AddMinutes(1), []),
        ];
    }
}
