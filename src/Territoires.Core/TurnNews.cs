namespace Territoires.Core;

/// <summary>Why it is somebody's turn to act on a call.</summary>
public enum TurnNews
{
    /// <summary>It takes no more applications: the secretary looks at them, services give their opinions.</summary>
    Closed,

    /// <summary>Files were given to a juror.</summary>
    FilesAssigned,

    /// <summary>Every review is final: the secretary convenes the jury.</summary>
    ReviewsDone,

    /// <summary>The jury is convened.</summary>
    SessionConvened,

    /// <summary>The session is at another hour or place.</summary>
    SessionMoved,

    /// <summary>The session is tomorrow.</summary>
    SessionSoon,

    /// <summary>Opinions are due, and not all given.</summary>
    OpinionsDueSoon,

    /// <summary>Reviews are due, and not all final.</summary>
    ReviewsDueSoon,

    /// <summary>Reviews were due, and not all are final: the secretary sees to it.</summary>
    ReviewsMissing,

    /// <summary>Chair and secretary signed the minutes: the secretary sends the proposal.</summary>
    MinutesSigned,

    /// <summary>The authority designates.</summary>
    ProposalSent,

    /// <summary>The administrator sets the instant of publication.</summary>
    Designated,

    /// <summary>A secretary prepared a call: the administrator approves it or sends it back.</summary>
    PreparationSent,

    /// <summary>The administrator approved what the secretary prepared.</summary>
    PreparationApproved,

    /// <summary>The administrator sent it back to the secretary.</summary>
    PreparationReturned,

    /// <summary>The next wave of a permanent call was opened by the program.</summary>
    WaveOpened,

    /// <summary>Somebody asked a question about the call: the secretary answers it to everybody, or says why not.</summary>
    EnquiryAsked,

    /// <summary>Somebody who examines a file wrote to the others about it.</summary>
    RemarkWritten,

    /// <summary>What a secretary asked to correct is corrected.</summary>
    CorrectionReceived,

    /// <summary>The minutes are drafted: whoever presided signs them.</summary>
    MinutesDrafted,
}
