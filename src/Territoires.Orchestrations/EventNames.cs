namespace Territoires.Orchestrations;

/// <summary>
/// Names of the external events that a call's orchestration waits for, each also the name of the milestone that it may
/// complete. Constants that never change, because histories hold them.
/// </summary>
public static class EventNames
{
    /// <summary>The closing was put off: the dates are to be read again.</summary>
    public const string DeadlineExtended = nameof(DeadlineExtended);

    /// <summary>Every submission has its eligibility decision.</summary>
    public const string EligibilityDecided = nameof(EligibilityDecided);

    /// <summary>Every assigned review is final.</summary>
    public const string ReviewFinalised = nameof(ReviewFinalised);

    /// <summary>Chair and secretary signed the minutes.</summary>
    public const string MinutesSigned = nameof(MinutesSigned);

    public const string ProposalSent = nameof(ProposalSent);

    public const string LaureatesDesignated = nameof(LaureatesDesignated);

    /// <summary>An instant of publication is set, or set anew.</summary>
    public const string PublicationScheduled = nameof(PublicationScheduled);

    /// <summary>The call ended without a list, whatever was waited for.</summary>
    public const string CallEnded = nameof(CallEnded);
}
