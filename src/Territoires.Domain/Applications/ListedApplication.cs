using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Applications;

/// <summary>
/// What lists show of an application and what is counted of it. It is kept beside the state, so that a list of thousands reads
/// neither answers nor documents.
/// </summary>
public sealed record ListedApplication
{
    /// <summary>See <see cref="ApplicationKey"/>.</summary>
    public required string Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>Whose it is: the actor who started the draft.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who write it with its owner; null for nobody.</summary>
    public IReadOnlyList<string>? Editors { get; init; }

    public required ApplicationStage Stage { get; init; }

    public string Title { get; init; } = string.Empty;

    /// <summary>
    /// Who carries it, without the bodies that they are made of; but for one that is nothing else than these, which no file knows.
    /// </summary>
    public IReadOnlyList<Territory> LeadBodies { get; init; } = [];

    /// <summary>Name of the place that is chosen rather than its territory; null for none.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<DepartementCode> Departements { get; init; } = [];

    public Submission? Submission { get; init; }

    /// <summary>True for a file that the organiser wrote.</summary>
    public bool IsWrittenUp { get; init; }

    /// <summary>Null until the secretary has decided.</summary>
    public bool? Admissible { get; init; }

    /// <summary>When the secretary first decided; null before, and where instants were not kept yet.</summary>
    public DateTimeOffset? FirstDecidedAt { get; init; }

    /// <summary>When the decision that stands was taken.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The last opinion of each service, without its text.</summary>
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>The jurors who review it, by id; none who takes no part in it.</summary>
    public IReadOnlyList<string> Assigned { get; init; } = [];

    public IReadOnlyList<Recusal> Recusals { get; init; } = [];

    /// <summary>Jurors who examine it though they are invited to write it; null for nobody.</summary>
    public IReadOnlyList<string>? Cleared { get; init; }

    /// <summary>Until when a correction that was asked is awaited; null when none is.</summary>
    public Moment? CorrectionDeadline { get; init; }

    /// <summary>Until when its applicant, who is changing it, may send the change; null when nobody is.</summary>
    public Moment? ChangeDeadline { get; init; }

    /// <summary>True once a correction replaced what was first submitted.</summary>
    public bool IsCorrected { get; init; }

    public bool Fictitious => LeadBodies.Any(body => body.Fictitious);

    /// <summary>Submitted, not withdrawn, and not decided on: while one is left, no session is convened.</summary>
    public bool AwaitsEligibility => Stage == ApplicationStage.Submitted && Admissible is null;

    /// <summary>It stands in the call, and nobody took it back.</summary>
    public bool IsInTheRunning => Stage == ApplicationStage.Submitted;

    public bool IsAdmissible => Stage == ApplicationStage.Submitted && Admissible is true;

    /// <summary>Taken back by its applicant after it was found admissible.</summary>
    public bool IsTakenBackFromTheJury => Stage == ApplicationStage.Withdrawn && Admissible is true;

    public static ListedApplication Of(ApplicationState application) => new()
    {
        Id = application.Id,
        CallId = application.CallId,
        OwnerId = application.OwnerId,
        Editors = application.Editors is [] ? null : application.Editors,
        Stage = application.Stage,
        Title = application.Content.Title,
        LeadBodies =
        [
            .. application.Content.LeadBodies.Select(
                body => body.Resolution == TerritoryResolution.Composed ? body : body with { Members = [] }),
        ],
        Place = application.Content.Place?.Name,
        Departements = application.Content.Departements,
        Submission = application.Submission,
        IsWrittenUp = application.IsWrittenUp,
        Admissible = application.Eligibility?.Admissible,
        FirstDecidedAt = application.EligibilityRevisions is [var first, ..] ? first.Before.At : application.Eligibility?.At,
        DecidedAt = application.Eligibility?.At,
        Opinions = [.. application.Opinions.Select(opinion => opinion with { Text = null })],
        Assigned = [.. application.Assigned.Where(juror => !application.IsRecused(juror))],
        Recusals = application.Recusals,
        Cleared = application.Cleared is [] ? null : application.Cleared,
        CorrectionDeadline = application.Correction is { IsOwn: false } asked ? asked.Request.Deadline : null,
        ChangeDeadline = application.Correction is { IsOwn: true } change ? change.Request.Deadline : null,
        IsCorrected = application.Versions.Count > 0,
    };

    /// <summary>See <see cref="ApplicationState.IsRecused"/>.</summary>
    public bool IsRecused(string jurorId) => HasSteppedAside(jurorId) || IsKeptFrom(jurorId);

    public bool HasSteppedAside(string jurorId) => Recusals.Any(recusal => recusal.JurorId == jurorId);

    /// <summary>See <see cref="ApplicationState.IsKeptFrom"/>.</summary>
    public bool IsKeptFrom(string jurorId) => !IsWrittenUp
        && (OwnerId == jurorId || (Editors?.Contains(jurorId) == true && Cleared?.Contains(jurorId) != true));
}
