namespace Territoires.Web.Access;

/// <summary>What a function asks of whoever calls it. One line a permission in <see cref="Policies"/>.</summary>
public enum Permission
{
    /// <summary>What anyone may read.</summary>
    ReadPublic,

    /// <summary>Signing in and out, which nobody can be refused.</summary>
    SignIn,

    /// <summary>Letting programs act in one's own name.</summary>
    HoldTokens,

    /// <summary>Saying which messages one does without.</summary>
    ChooseMails,

    /// <summary>Seeing what the app gave up, and having it tried again.</summary>
    MendFailures,

    /// <summary>Saying who may sign in, and as what.</summary>
    ManageAccounts,

    DefineCalls,

    /// <summary>Writing a call down: as an administrator, or as the secretary whose preparation an administrator approves.</summary>
    PrepareCalls,
    OpenCalls,
    ExtendCalls,
    EndCalls,

    /// <summary>Writing programmes down, their members, and which calls are theirs.</summary>
    ManageProgrammes,

    /// <summary>Asking a question about a call, and reading one's own.</summary>
    AskEnquiries,

    /// <summary>Reading what was asked about a call, answered or not.</summary>
    ReadEnquiries,

    /// <summary>Answering it to everybody, or saying why not.</summary>
    AnswerEnquiries,

    WriteApplications,
    ReadApplications,
    /// <summary>Writing the files of a call to which nobody applies.</summary>
    WriteFiles,

    DecideEligibility,
    AskCorrections,
    EraseSignatures,
    GiveOpinions,

    /// <summary>Writing to the others who examine a file.</summary>
    WriteRemarks,

    ReadRemarks,
    SetPanel,
    AssignReviews,
    RecuseOneself,
    WriteReviews,
    ReadReviews,
    RunSession,
    TakePartInSession,
    SignMinutes,
    OrderAgenda,
    ReadSession,
    SendProposal,
    ReadChoice,
    Designate,
    Publish,
}
