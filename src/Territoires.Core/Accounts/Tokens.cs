using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Territoires.Core.Accounts;

/// <summary>
/// Scoped bearer tokens: who, which roles, optionally one call or an area, until when. Signed with the local key
/// <c>TerritoiresSigningKey</c> (HMAC-SHA-256), which the tool and the app share.
/// </summary>
public sealed class Tokens(IConfiguration configuration, TimeProvider clock)
{
    public const string KeySetting = "TerritoiresSigningKey";
    private const string Issuer = "territoires";
    private const string RoleClaim = "role";
    private const string CallClaim = "call";
    private const string DepartementClaim = "departement";
    private const int MinKeyBytes = 32;

    /// <summary>What the setting holds, and how to make it.</summary>
    public static readonly string KeyWanted = $"at least {MinKeyBytes} random bytes in base64 (`openssl rand -base64 32`)";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>Without a key no token is given, and none holds.</summary>
    public bool HasKey => Key() is not null;

    /// <exception cref="InvalidOperationException">There is no usable signing key; the message says how to make one.</exception>
    public string Issue(Actor actor, TimeSpan life)
    {
        var key = Key() ?? throw new InvalidOperationException($"Set {KeySetting} to {KeyWanted}.");
        var now = clock.GetUtcNow();
        var claims = new List<Claim> { new(JwtRegisteredClaimNames.Sub, actor.Id) };
        claims.AddRange(actor.Roles.Where(role => role != Role.Public).Select(role => new Claim(RoleClaim, role.ToString())));
        claims.AddRange(actor.Departements.Select(code => new Claim(DepartementClaim, code)));
        if (actor.Call is not null)
        {
            claims.Add(new Claim(CallClaim, actor.Call));
        }

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Subject = new ClaimsIdentity(claims),
            NotBefore = now.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Expires = (now + life).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Who holds the token; null when it is not ours, was changed, or is past its time.</summary>
    public async Task<Actor?> ReadAsync(string token)
    {
        if (Key() is not { } key)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var read = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateAudience = false,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (notBefore, expires, _, _) => notBefore <= now && now < expires,
        });
        return read.IsValid ? ActorOf(read.ClaimsIdentity) : null;
    }

    private static Actor? ActorOf(ClaimsIdentity identity)
    {
        if (identity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is not { Length: > 0 } id)
        {
            return null;
        }

        var roles = new HashSet<Role> { Role.Public };
        foreach (var claim in identity.FindAll(RoleClaim))
        {
            if (Enum.TryParse<Role>(claim.Value, out var role) && Enum.IsDefined(role))
            {
                roles.Add(role);
            }
        }

        return new Actor(
            id, roles, identity.FindFirst(CallClaim)?.Value, [.. identity.FindAll(DepartementClaim).Select(claim => claim.Value)]);
    }

    private SymmetricSecurityKey? Key()
    {
        var bytes = new byte[256];
        return configuration[KeySetting] is { } text && Convert.TryFromBase64String(text, bytes, out var length) && length >= MinKeyBytes
            ? new SymmetricSecurityKey(bytes[..length])
            : null;
    }
}
