using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Mail;

/// <summary>What an applicant is told by mail.</summary>
public abstract record ApplicantNews(CallState Call, ApplicationState Application)
{
    /// <summary>The application is submitted: its receipt.</summary>
    public sealed record Received(CallState Call, ApplicationState Application) : ApplicantNews(Call, Application);

    /// <summary>Its owner has somebody write with them, who is told.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Application">The application.</param>
    /// <param name="Inviter">The address of its owner; null when they have no account any more.</param>
    /// <param name="CanCome">False when the account of the address is of somebody who does not apply.</param>
    /// <param name="Judges">True when they sit in juries.</param>
    public sealed record InvitedToWrite(CallState Call, ApplicationState Application, string? Inviter, bool CanCome, bool Judges)
        : ApplicantNews(Call, Application);

    public sealed record CorrectionAsked(CallState Call, ApplicationState Application, Correction Correction)
        : ApplicantNews(Call, Application);

    /// <summary>A correction or a change was sent: the receipt of what stands from then on.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Application">The application.</param>
    /// <param name="Version">Among those that were received, from 1.</param>
    /// <param name="ReceivedAt">When.</param>
    public sealed record NewVersionReceived(CallState Call, ApplicationState Application, int Version, DateTimeOffset ReceivedAt)
        : ApplicantNews(Call, Application);

    /// <summary>The applicant took it back.</summary>
    public sealed record Withdrawn(CallState Call, ApplicationState Application) : ApplicantNews(Call, Application);

    /// <summary>It is not admissible, or that was decided anew: which can be read.</summary>
    public sealed record EligibilityKnown(CallState Call, ApplicationState Application) : ApplicantNews(Call, Application);

    /// <param name="Call">The call.</param>
    /// <param name="Mine">Whatever the applicant has in it, the oldest first.</param>
    /// <param name="Extension">The new dates, and why.</param>
    public sealed record ClosingPutOff(CallState Call, IReadOnlyList<ApplicationState> Mine, Extension Extension)
        : ApplicantNews(Call, Mine[0]);

    /// <param name="Call">The call, which closes soon.</param>
    /// <param name="Drafts">What the applicant has in it that is not submitted, or changed and not sent, the oldest first.</param>
    public sealed record DraftWaits(CallState Call, IReadOnlyList<ApplicationState> Drafts) : ApplicantNews(Call, Drafts[0]);

    /// <summary>The list is public: the outcome can be read.</summary>
    public sealed record OutcomeKnown(CallState Call, ApplicationState Application) : ApplicantNews(Call, Application);

    /// <summary>The list changed for this application: what became of it can be read.</summary>
    public sealed record OutcomeChanged(CallState Call, ApplicationState Application) : ApplicantNews(Call, Application);

    /// <summary>The call ended without a list.</summary>
    public sealed record CallOver(CallState Call, ApplicationState Application, CallEnd End) : ApplicantNews(Call, Application);
}

/// <summary>
/// Says it in French, with links to the pages of the site. Words and addresses are the site's: what happens here knows neither.
/// </summary>
public interface IApplicantMailText
{
    (string Subject, string Text) Of(ApplicantNews news);
}
