using Territoires.Core.Accounts;
using Territoires.Domain.Jury;

namespace Territoires.Web.Desk.Panel;

/// <summary>A seat as it is typed. Its key is empty until it is saved for the first time; nobody types one.</summary>
/// <param name="Key">Of the seat.</param>
/// <param name="College">The body of opinion that it speaks for.</param>
/// <param name="Titular">Address of who holds it.</param>
/// <param name="Alternate">Address of who sits when they do not; empty for nobody.</param>
/// <param name="IsChair">True for the seat that presides.</param>
public sealed record TypedSeat(string Key, string College, string Titular, string Alternate, bool IsChair)
{
    public static readonly TypedSeat New = new(string.Empty, string.Empty, string.Empty, string.Empty, IsChair: false);

    /// <summary>Nothing is typed in it: it is no seat.</summary>
    public bool IsEmpty => College.Length == 0 && Titular.Length == 0 && Alternate.Length == 0 && !IsChair;

    /// <summary>Members stand under their address; who has no account, under the id that the jury holds.</summary>
    public static TypedSeat Of(Seat seat, IReadOnlyDictionary<string, Account> members)
    {
        return new TypedSeat(
            seat.Id, seat.College, Said(seat.Titular), seat.Alternate is { } alternate ? Said(alternate) : string.Empty, seat.IsChair);

        string Said(string id) => members.TryGetValue(id, out var account) ? account.Address.Value : id;
    }

    public static TypedSeat Of(IFormCollection form, string at, bool isChair) => new(
        form[$"{at}-key"].ToString(),
        form[$"{at}-college"].ToString().Trim(),
        form[$"{at}-titular"].ToString().Trim(),
        form[$"{at}-alternate"].ToString().Trim(),
        isChair);
}
