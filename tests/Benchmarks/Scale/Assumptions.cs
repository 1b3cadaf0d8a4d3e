using Territoires.Core.Storage;

namespace Territoires.Benchmarks.Scale;

/// <summary>
/// What the simulation takes for granted. The first three are the platform's published targets; the requests of each act are what a
/// test counts; the rest is ours, and none was measured.
/// </summary>
public static class Assumptions
{
    public const int PartitionEntitiesASecond = 2_000;
    public const int AccountRequestsASecond = 20_000;
    public const int HostSeconds = 230;
    public const int Shards = TableKeys.Shards;

    /// <summary>A point read or a small write, one after the other, from an instance in the same region.</summary>
    public const int RequestMilliseconds = 5;

    /// <summary>The state, a fact and what must follow.</summary>
    public const int RowsOfASave = 3;

    public const int AnswerPages = 3;
    public const int Documents = 3;
    public const int Reviewers = 3;
    public const int Jurors = 9;

    /// <summary>
    /// Half of the applications are finished in the last hour; the number of submissions doubles every ten minutes of it.
    /// </summary>
    public const double LateShare = 0.5;
    public const int LateSeconds = 3_600;
    public const int DoublingSeconds = 600;

    /// <summary>What comes before a late submission happens in the half hour before it.</summary>
    public const int WorkSeconds = 1_800;

    /// <summary>Messages of a queue that one instance takes at a time.</summary>
    public const int Messages = 16;

    /// <summary>What lists show of one application, in memory.</summary>
    public const int ApplicationBytes = 1_024;

    /// <summary>An item in the state of a session: its names and marks, and what JSON puts around its letters.</summary>
    public const int ItemBytes = 295;

    public const int InstanceMegabytes = 2_048;

    /// <summary>Most rows of one answer.</summary>
    public const int PageOfRows = 1_000;

    /// <summary>Any page of a draft, shown.</summary>
    private static readonly StorageRequests DraftPage = new(Tables: 4, Blobs: 1, CallReads: 1);

    /// <summary>The call's own questions: the bodies that were added are asked once more, for the names of those that answer.</summary>
    private static readonly StorageRequests QuestionsPage = new(Tables: 4, Blobs: 2, CallReads: 1);

    private static readonly StorageRequests ReceiptPage = new(Tables: 5, Blobs: 0, CallReads: 1);

    public static readonly ApplicantAct Open = new("open a draft", 1, new(Tables: 6, Blobs: 0, CallReads: 1), DraftPage);
    public static readonly ApplicantAct NameBody = new("name a body that carries it", 1, new(Tables: 5, Blobs: 1, CallReads: 1), DraftPage);
    public static readonly ApplicantAct SaveProject = new(
        "save the page of the project", 1, new(Tables: 5, Blobs: 0, CallReads: 1), QuestionsPage);
    public static readonly ApplicantAct SaveAnswers = new(
        "save a page of the call's own questions", AnswerPages, new(Tables: 7, Blobs: 0, CallReads: 2), DraftPage);
    public static readonly ApplicantAct Join = new(
        "join a document of at most 4 MB", Documents, new(Tables: 5, Blobs: 1, CallReads: 1), DraftPage);
    public static readonly ApplicantAct Submit = new("sign and submit", 1, new(Tables: 7, Blobs: 0, CallReads: 1, Queues: 2), ReceiptPage);

    /// <summary>Whatever comes before the submission.</summary>
    public static readonly IReadOnlyList<ApplicantAct> BeforeSubmission = [Open, NameBody, SaveProject, SaveAnswers, Join];

    /// <summary>One mail that its queue sends, beside the mail server's own time and the queue itself.</summary>
    public static readonly StorageRequests Mail = new(Tables: 4, Blobs: 0, CallReads: 0);
}
