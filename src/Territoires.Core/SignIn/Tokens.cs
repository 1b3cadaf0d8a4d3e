using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Territoires.Core.SignIn;

/// <summary>
/// Signed bearer tokens, of whoever runs an installation: who, which roles, optionally one call or an area, until when. Signed with
/// the key <c>TerritoiresSigningKey</c> (HMAC-SHA-256), which the tool and the app share, for this installation and no other. They are
/// of no account: everybody else's programs have an <see cref="AccessToken"/>.
/// </summary>
public sealed class Tokens(IConfiguration configuration, TimeProvider clock)
{
    public const string KeySetting = "TerritoiresSigningKey";

    /// <summary>Where this installation is for the world: the audience of its tokens, so that those of another one open nothing.</summary>
    public const string InstallationSetting = "TerritoiresPublicAddress";

    /// <summary>Where real people are, a signed token that lasts longer is refused: it is in no list, and only a new key ends it.</summary>
    public static readonly TimeSpan LongestWherePeopleAre = TimeSpan.FromDays(1);

    private const string Issuer = "territoires";
    private const string OnThisMachine = "http://localhost";
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
            Audience = Audience,
            Subject = new ClaimsIdentity(claims),
            NotBefore = now.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Expires = (now + life).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Who holds the token; null when it is not for us, was changed, or is past its time.</summary>
    /// <param name="token">As it was sent.</param>
    /// <param name="longest">One that was made for longer does not hold; null for any.</param>
    public async Task<Actor?> ReadAsync(string token, TimeSpan? longest = null)
    {
        if (Key() is not { } key)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var read = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (notBefore, expires, _, _) => notBefore <= now && now < expires
                && (longest is null || expires - notBefore <= longest),
        });
        return read.IsValid ? ActorOf(read.ClaimsIdentity) : null;
    }

    private string Audience => configuration[InstallationSetting] is { Length: > 0 } address ? address : OnThisMachine;

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
