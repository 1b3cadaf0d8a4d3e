using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationDecision;

namespace Territoires.Domain.Applications;

/// <summary>Who writes an application beside its owner, who alone submits it, sends what was changed and withdraws it.</summary>
public static class Editors
{
    /// <summary>Who write it at a time, beside its owner.</summary>
    public const int Most = 5;

    /// <summary>Each invitation writes to somebody: no more than this, over the whole life of an application.</summary>
    public const int MostInvitations = 20;
}

/// <summary>A command on the editors of an application, whether or not it is submitted, which decides itself.</summary>
internal interface IActOnEditors
{
    Result<ApplicationFact[], ApplicationRefusal> Decide(ApplicationState state, DateTimeOffset receivedAt);
}

public abstract partial record ApplicationCommand
{
    /// <summary>The owner has a colleague write with them, while there is something to write.</summary>
    public sealed record InviteEditor(string EditorId, CallState Call) : ApplicationCommand, IActOnEditors
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnEditors.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state switch
            {
                { Stage: ApplicationStage.Withdrawn } => new ApplicationRefusal.AlreadyWithdrawn(),
                _ when state.OpenCorrectionAt(receivedAt) is null && Window(Call, receivedAt) is { } closed => closed,
                _ when EditorId == state.OwnerId => new ApplicationRefusal.OwnerInvited(),
                _ when state.Editors.Contains(EditorId) => new ApplicationRefusal.AlreadyEditor(),
                { Editors.Count: >= Editors.Most } => new ApplicationRefusal.TooManyEditors(Editors.Most),
                { Invitations: >= Editors.MostInvitations } => new ApplicationRefusal.TooManyInvitations(Editors.MostInvitations),
                _ => Facts(new ApplicationFact.EditorInvited(EditorId)),
            };
    }

    /// <summary>An editor writes no more: taken back by the owner, or leaving by themselves.</summary>
    public sealed record RemoveEditor(string EditorId) : ApplicationCommand, IActOnEditors
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnEditors.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state.Editors.Contains(EditorId) ? Facts(new ApplicationFact.EditorRemoved(EditorId)) : Facts();
    }
}

[JsonDerivedType(typeof(EditorInvited), nameof(EditorInvited))]
[JsonDerivedType(typeof(EditorRemoved), nameof(EditorRemoved))]
public abstract partial record ApplicationFact
{
    public sealed record EditorInvited(string EditorId) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) =>
            state with { Editors = [.. state.Editors, EditorId], Invitations = state.Invitations + 1 };
    }

    public sealed record EditorRemoved(string EditorId) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) =>
            state with { Editors = [.. state.Editors.Where(editor => editor != EditorId)] };
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>Only whoever opened the application does that, not those whom they invited to write it.</summary>
    public sealed record OwnerOnly : ApplicationRefusal;

    /// <summary>Whoever owns it writes it already.</summary>
    public sealed record OwnerInvited : ApplicationRefusal;

    public sealed record AlreadyEditor : ApplicationRefusal;

    /// <summary>So many write it already.</summary>
    public sealed record TooManyEditors(int Max) : ApplicationRefusal;

    /// <summary>So many were invited to it since it was begun.</summary>
    public sealed record TooManyInvitations(int Max) : ApplicationRefusal;
}
