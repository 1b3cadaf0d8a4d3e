using Territoires.Tests.TestSupport;
using Territoires.Web.Access;

namespace Territoires.Functions.Tests.Web;

/// <summary>Whoever asks for what does not exist is told so, in French, whatever they ask and however.</summary>
public sealed class WrongAddressTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData("/nulle-part", "text/html")]
    [InlineData("/nulle/part/du/tout", "text/html")]
    [InlineData("/apix", "text/html")]
    [InlineData("/appelsx", "text/html")]
    [InlineData("/appels/x/nulle/part", "text/html")]
    [InlineData("/gestion/nulle-part", "text/html")]
    [InlineData("/candidatures/x/etapes/y/z", "text/html")]
    [InlineData("/connexion/nulle-part", "text/html")]
    [InlineData("/assets", "text/html")]
    [InlineData("/api", "application/problem+json")]
    [InlineData("/api/nulle-part", "application/problem+json")]
    [InlineData("/api/calls/x/y/z/nulle/part", "application/problem+json")]
    public async Task It_is_a_404_with_words_by_every_method(string path, string mediaType)
    {
        foreach (var who in new[] { app.As(), app.As(Role.Applicant) })
        {
            foreach (var method in Methods)
            {
                var reply = await who.SendAsync(new HttpMethod(method), path, method is "POST" or "PUT" or "PATCH"
                    ? Caller.Bytes("{}"u8.ToArray(), "application/json")
                    : null);

                (reply.Status, reply.MediaType).ShouldBe((404, mediaType), method);
                if (method != "HEAD")
                {
                    reply.Text.ShouldContain("Cette page n’existe pas, ou ne vous est pas ouverte.");
                }
            }
        }
    }

    [Theory]
    [InlineData("POST", "/mentions-legales")]
    [InlineData("DELETE", "/appels/x")]
    [InlineData("PUT", "/candidatures/x/etapes/porteurs")]
    [InlineData("GET", "/deconnexion")]
    public async Task So_is_what_exists_and_is_not_asked_for_that_way(string method, string path)
    {
        var reply = await app.As().SendAsync(new HttpMethod(method), path, null);

        reply.Status.ShouldBe(404);
        reply.Text.ShouldContain("introuvable");
    }

    [Fact]
    public async Task A_form_sent_there_needs_no_token_and_a_body_is_left_unread()
    {
        using var form = new FormUrlEncodedContent([new("a", new string('x', (int)BodySize.Text))]);

        (await app.As().SendAsync(HttpMethod.Post, "/nulle-part", form)).Status.ShouldBe(404);
    }
}
