namespace Territoires.Domain.Calls;

/// <summary>Where a call stands in its own record. Whether it takes submissions is for its calendar to say, at each act.</summary>
public enum CallStage
{
    /// <summary>Written down by an administrator, still changeable, not public.</summary>
    Defined,

    /// <summary>Rules frozen and public; submissions are in time from the opening to the closing instant.</summary>
    Opened,

    /// <summary>The submissions were counted.</summary>
    Closed,

    /// <summary>The secretary sent the jury's proposal to the authority.</summary>
    Proposed,

    /// <summary>The authority designated.</summary>
    Designated,

    /// <summary>The instant of publication is set.</summary>
    Scheduled,

    /// <summary>
    /// The program saw that instant pass. Whether the list is public is never read here: <see cref="CallState.IsPublishedAt"/>.
    /// </summary>
    Published,

    /// <summary>It ended without a list.</summary>
    Ended,
}
