using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Jury;

/// <summary>When and where the jury meets (convocation).</summary>
/// <param name="Begins">When it begins, in the zone of the call.</param>
/// <param name="Place">Where one comes, at most <see cref="MaxPlace"/> characters; null when one only joins from afar.</param>
/// <param name="Link">Address at which one joins from afar, http or https; null when one only comes.</param>
public sealed record Summons(Moment Begins, string? Place = null, string? Link = null)
{
    /// <summary>In characters.</summary>
    public const int MaxPlace = 300;

    /// <summary>In characters.</summary>
    public const int MaxLink = 500;

    /// <summary>
    /// In days: what a consultative commission is given at least (CRPA R133-8). By law for compulsory consultations alone; whoever
    /// convenes is shown when it is less, and decides.
    /// </summary>
    public const int UsualNotice = 5;

    /// <summary>The start of the day on which it begins, in the zone of the call: the attendance is signed from then on.</summary>
    public DateTimeOffset DayBegins =>
        Begins.Instant - DateTime.Parse(Begins.Local, CultureInfo.InvariantCulture).TimeOfDay;

    /// <summary>How many days there are to wait: nought on the day itself and after.</summary>
    public int DaysUntil(DateTimeOffset now) => Math.Max(0, (int)Math.Ceiling((DayBegins - now) / TimeSpan.FromDays(1)));

    public bool IsAtShortNotice(DateTimeOffset now) => Begins.Instant - now < TimeSpan.FromDays(UsualNotice);

    /// <summary>What is wrong with it when it is sent at some instant.</summary>
    public IReadOnlyList<Fault> Faults(DateTimeOffset now)
    {
        var faults = new List<Fault>();
        if (Begins.Instant <= now)
        {
            faults.Add(new Fault("begins", "La séance est à venir\u00a0: choisissez une date et une heure qui ne sont pas passées."));
        }

        if (string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(Link))
        {
            faults.Add(new Fault("place", "Dites où se tient la séance, ou donnez l’adresse de la visioconférence."));
        }

        if (Place?.Length > MaxPlace)
        {
            faults.Add(new Fault("place", $"Écrivez {MaxPlace} caractères au plus."));
        }

        if (Link is { } link && (link.Length > MaxLink || !IsWebAddress(link)))
        {
            faults.Add(new Fault(
                "link", $"Donnez une adresse qui commence par https:// ou http://, en {MaxLink} caractères au plus, ou rien."));
        }

        return faults;
    }

    private static bool IsWebAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
