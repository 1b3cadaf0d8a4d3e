using Territoires.Core.Storage;
using static Territoires.Cli.Scale.Assumptions;

namespace Territoires.Cli.Scale;

/// <summary>What one call of a given number of applications asks of storage, played on the counts of today's code. The same at each run.</summary>
/// <param name="applications">How many are submitted.</param>
internal sealed class ScaleModel(int applications)
{
    private const int Seed = 1;

    public int Applications => applications;

    /// <summary>The fullest of the index partitions, with the app's own hash.</summary>
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
            seconds.Max(second => second.Submissions), seconds.Max(second => second.OnHttp), seconds.Max(second => second.ToStorage), seconds.Max(second => second.CallReads));
    }

    /// <summary>Requests of reading every application of the call, as lists, the closing and the ranking do: index pages, then one read each.</summary>
    public long WholeRead() => applications + Shards + (applications / PageOfApplications);

    /// <summary>Requests of sending each applicant one mail, which the sweep does one after the other.</summary>
    public long Mails() => (long)applications * Mail.All;

    /// <summary>
    /// Reads that the question "is every submission decided?" costs over all decisions: each decision asks it, and it reads from the
    /// first application on until one is undecided. Decisions come in the order of numbers, which is no order of the index.
    /// </summary>
    public long EligibilityReads() => AskedAfterEach(timesEach: 1, readsEach: 1);

    /// <summary>The same for reviews: an application and its reviews are read, until one is missing.</summary>
    public long ReviewReads() => AskedAfterEach(Reviewers, 1 + Reviewers);

    /// <summary>Votes of a session that votes on each application, and the bytes of all the states that it leaves, one a vote, none of them removed.</summary>
    public (long Votes, double Bytes) Session()
    {
        var votes = (long)applications * Jurors;
        return (votes, votes / 2.0 * (votes + 1) * VoteBytes);
    }

    /// <summary>Paged activities, rounds of as many as may be in flight, and what they leave in a history.</summary>
    public (int Pages, int Rounds, int Events) FanOut()
    {
        var pages = (applications + PageOfApplications - 1) / PageOfApplications;
        var rounds = (pages + InFlight - 1) / InFlight;
        return (pages, rounds, (2 * pages) + (2 * rounds));
    }

    /// <summary>The second of the last hour at which a share of the late submissions has arrived.</summary>
    private static int Arrival(double share)
    {
        var doublings = (double)LateSeconds / DoublingSeconds;
        return (int)(Math.Log2(1 + (share * (Math.Pow(2, doublings) - 1))) * DoublingSeconds);
    }

    private long AskedAfterEach(int timesEach, int readsEach)
    {
        var random = new Random(Seed);
        var left = new int[applications];
        Array.Fill(left, timesEach);
        var order = Enumerable.Range(0, applications * timesEach).Select(turn => turn / timesEach).ToArray();
        random.Shuffle(order);
        var (first, reads) = (0, 0L);
        foreach (var decided in order)
        {
            left[decided]--;
            while (first < applications && left[first] == 0)
            {
                first++;
            }

            reads += (long)Math.Min(first + 1, applications) * readsEach;
        }

        return reads;
    }

    /// <summary>What one second asks for.</summary>
    internal readonly record struct Load(int Submissions, int OnHttp, int ToStorage, int CallReads)
    {
        /// <summary>One act more, and the page that it leads to.</summary>
        public Load With(ApplicantAct act) => this with
        {
            OnHttp = OnHttp + 2,
            ToStorage = ToStorage + act.Requests.All + act.Page.All,
            CallReads = CallReads + act.Requests.CallReads + act.Page.CallReads,
        };
    }
}
