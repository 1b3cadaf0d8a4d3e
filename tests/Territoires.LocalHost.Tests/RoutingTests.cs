namespace Territoires.LocalHost.Tests;

public sealed class RoutingTests(Azurite azurite)
{
    [Theory]
    [InlineData("GET", "/items/lamp", 200, "item lamp", "Item")]
    [InlineData("POST", "/items/lamp", 200, "item lamp", "Item")]
    [InlineData("GET", "/items/special", 200, "item special", "Item")] // "Item" sorts before "SpecialItem"
    [InlineData("PUT", "/items/special", 200, "special", "SpecialItem")] // "Item" does not list PUT
    [InlineData("GET", "/items/apart", 200, "apart", "apart")] // case makes no difference: "apart" sorts before "Item"
    [InlineData("GET", "/rest/zone", 200, "rest zone", "Rest")] // a catch-all has no lower precedence
    [InlineData("GET", "/rest/a/b", 200, "rest a/b", "Rest")]
    [InlineData("GET", "/Unrouted", 200, "unrouted", "Unrouted")] // no route: the function's name
    [InlineData("GET", "/", 200, "home", "Home")]
    [InlineData("HEAD", "/", 200, "", "Home")]
    [InlineData("HEAD", "/items/lamp", 404, "", null)] // HEAD is answered only where it is listed
    [InlineData("DELETE", "/items/lamp", 404, "", null)] // never a 405
    [InlineData("TRACE", "/items/lamp", 404, "", null)]
    [InlineData("PROPFIND", "/", 204, "", null)]
    [InlineData("POST", "/", 204, "", null)]
    [InlineData("GET", "//", 404, "", null)]
    [InlineData("GET", "/nothing", 404, "", null)]
    public async Task The_first_function_by_name_whose_template_and_methods_match_answers(
        string method, string path, int status, string text, string? function)
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));
        List<string> invoked = [];
        app.Invoked += invoked.Add;

        using var http = app.Http();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"http://127.0.0.1:{app.Address.Port}{path}"));
        using var answer = await http.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(text);
        invoked.ShouldBe(function is null ? [] : [function]);
    }
}
