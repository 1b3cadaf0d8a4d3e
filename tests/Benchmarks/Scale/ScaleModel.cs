using Territoires.Core.Storage;
using static Territoires.Benchmarks.Scale.Assumptions;

namespace Territoires.Benchmarks.Scale;

/// <summary>
/// What one call of a given number of applications asks of storage, played on the counts of today's code. The same at each run.
/// </summary>
/// <param name="applications">How many are submitted.</param>
internal sealed class ScaleModel(int applications)
{
    private const int Seed = 1;

    public int Applications => applications;

    /// <summary>The fullest of the partitions that hold applications, with the app's own hash.</summary>
    public int FullestShard()
    {
        var random = new Random(Seed);
        var rows = new int[Shards];
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < applications; i++)
        {
            random.NextBytes(bytes);
            rows[TableKeys.Shard(new Guid(bytes).ToString("N"))]++;
        }

        return rows.Max();
    }

    /// <summary>The busiest second before the deadline, of each kind.</summary>
    public Load Peak()
    {
        var random = new Random(Seed);
        var seconds = new Load[WorkSeconds + LateSeconds + 1];
        for (var i = 0; i < applications * LateShare; i++)
        {
            var submitted = WorkSeconds + Arrival(random.NextDouble());
            seconds[submitted] = seconds[submitted].With(Submit) with { Submissions = seconds[submitted].Submissions + 1 };
            foreach (var act in BeforeSubmission)
            {
                for (var time = 0; time < act.Times; time++)
                {
                    var at = submitted - random.Next(WorkSeconds);
                    seconds[at] = seconds[at].With(act);
                }
            }
        }

        return new Load(
            seconds.Max(second => second.Submissions), seconds.Max(second => second.OnHttp), seconds.Max(second => second.ToStorage),
            seconds.Max(second => second.CallReads));
    }

    /// <summary>
    /// Requests of listing every application of the call, as desks, the closing and the ranking do: the partitions side by side.
    /// </summary>
    public long WholeRead() => Shards * WholeReadInSequence();

    /// <summary>How many of them come one after the other: the pages of one partition.</summary>
    public long WholeReadInSequence() => PagesOf(applications);

    /// <summary>Requests of sending each applicant one mail.</summary>
    public long Mails() => (long)applications * Mail.All;

    /// <summary>
    /// Requests that the question "is every submission decided?" costs over all decisions: each asks one of each partition, side by
    /// side.
    /// </summary>
    public long EligibilityReads() => (long)applications * Shards;

    /// <summary>The same for reviews: the applications and the reviews are listed after each that is final.</summary>
    public long ReviewReads() => (long)applications * Reviewers * Shards * ReviewReadsInSequence();

    /// <summary>How many requests of one such question come one after the other.</summary>
    public long ReviewReadsInSequence() => Math.Max(PagesOf(applications), PagesOf((long)applications * Reviewers));

    /// <summary>Votes of a session that votes on each application.</summary>
    public long Votes() => (long)applications * Jurors;

    /// <summary>The state that each of them writes: the agenda, and a letter a vote.</summary>
    public double SessionBytes() => (double)applications * (ItemBytes + Jurors);

    /// <summary>How many nights the sweep takes to mark and to delete the states that were replaced.</summary>
    public long NightsOfSweep() => (2 * Votes() + SupersededTexts.MostANight - 1) / SupersededTexts.MostANight;

    /// <summary>The second of the last hour at which a share of the late submissions has arrived.</summary>
    private static int Arrival(double share)
    {
        var doublings = (double)LateSeconds / DoublingSeconds;
        return (int)(Math.Log2(1 + (share * (Math.Pow(2, doublings) - 1))) * DoublingSeconds);
    }

    private static long PagesOf(long rows) => ((rows + Shards - 1) / Shards + PageOfRows - 1) / PageOfRows;

    /// <summary>What one second asks for.</summary>
    internal readonly record struct Load(int Submissions, int OnHttp, int ToStorage, int CallReads)
    {
        /// <summary>Each act and the page after it are two requests.</summary>
        public int Saves => OnHttp / 2;

        /// <summary>One act more, and the page that it leads to.</summary>
        public Load With(ApplicantAct act) => this with
        {
            OnHttp = OnHttp + 2,
            ToStorage = ToStorage + act.Requests.All + act.Page.All,
            CallReads = CallReads + act.Requests.CallReads + act.Page.CallReads,
        };
    }
}
