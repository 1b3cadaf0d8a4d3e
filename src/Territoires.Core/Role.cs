namespace Territoires.Core;

/// <summary>Who may do what is said by role; the policies of the edge are the table.</summary>
public enum Role
{
    /// <summary>Anybody, signed in or not.</summary>
    Public,

    /// <summary>Writes and signs applications of a territory.</summary>
    Applicant,

    /// <summary>A service of the State: opinions on its area.</summary>
    Service,

    /// <summary>A member of the jury.</summary>
    Juror,

    /// <summary>Runs the call: eligibility, panel, session, minutes.</summary>
    Secretary,

    /// <summary>Designates the laureates.</summary>
    Authority,

    /// <summary>Defines and opens calls, publishes lists.</summary>
    Administrator,

    /// <summary>Reads all, writes nothing.</summary>
    Auditor,
}
