using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Territoires.Web.Sessions;

namespace Territoires.Web.Door;

/// <summary>
/// What every request passes, in this order: policy, form, anti-forgery, the limit of its client, the whole of its body.
/// </summary>
public sealed class Gate(RequestDelegate next, Identification identification, IAntiforgery antiforgery, ClientLimits limits)
{
    /// <summary>The hidden field that every form of ours carries.</summary>
    public const string FormTokenField = "verification";

    public async Task InvokeAsync(HttpContext http)
    {
        var policy = http.Features.GetRequiredFeature<PolicyAttribute>();
        if (await RefusalAsync(http, policy) is { } problem)
        {
            var answer = await AnswerToAsync(http, problem);
            await answer.ExecuteAsync(http);
            return;
        }

        await ReadWholeAsync(http, policy.Body);
        await next(http);
    }

    /// <summary>
    /// A body whose length is not announced is read whole before the act: an act that needs nothing of it would leave it unread,
    /// and be done although it is too large, or was cut on its way. A document is read by its act, which begins with that.
    /// </summary>
    private static async Task ReadWholeAsync(HttpContext http, BodyKind kind)
    {
        if (kind is not (BodyKind.Fields or BodyKind.Text)
            || http.Request.ContentLength is not null
            || http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return;
        }

        var whole = new MemoryStream();
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        whole.Position = 0;
        http.Request.Body = whole;
    }

    private async Task<Problem?> RefusalAsync(HttpContext http, PolicyAttribute policy)
    {
        var identity = await identification.OfAsync(http);
        http.ComesFrom(identity.Actor);
        if (identity.TokenRefused && !Policies.IsForEverybody(policy.Permission))
        {
            return Problems.SignInFirst;
        }

        if (!Policies.Permits(policy.Permission, identity.Actor))
        {
            return identity.Actor.IsSignedIn ? Problems.NotForYourRole : Problems.SignInFirst;
        }

        return policy.Body == BodyKind.Nothing ? null : await FormRefusalAsync(http, identity) ?? LimitRefusal(http, policy, identity);
    }

    /// <summary>
    /// Whatever is open to everybody and takes something in is counted, so that a new address of the kind is from its first day.
    /// Somebody who is signed in is known, and is counted only where they have others written to, whatever they may do.
    /// </summary>
    private Problem? LimitRefusal(HttpContext http, PolicyAttribute policy, Identified identity)
    {
        var isCounted = !OnlyReads(http.Request)
            && (policy.Limit == ClientLimit.Mails
                || (Policies.IsForEverybody(policy.Permission) && !identity.Actor.IsSignedIn));
        return isCounted && limits.Wait(http, policy.Limit) is { } wait ? Problems.TooManyRequests(wait) : null;
    }

    private static bool OnlyReads(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>
    /// What is sent to a page is a form, which is read here, once: anything else is refused before an act tries to read it as
    /// one, and what cannot be read is nobody's outage.
    /// </summary>
    private async Task<Problem?> FormRefusalAsync(HttpContext http, Identified identity)
    {
        if (OnlyReads(http.Request))
        {
            return null;
        }

        var isOfAPage = !Addresses.IsApi(http.Request.Path);
        if (isOfAPage && HttpMethods.IsPost(http.Request.Method) && !http.Request.HasFormContentType)
        {
            return Problems.FormNotOurs;
        }

        if ((isOfAPage || identity.ByCookie) && http.Request.HasFormContentType && !await IsReadableAsync(http))
        {
            return Problems.FormBroken;
        }

        return NeedsToken(http, identity) && !await antiforgery.IsRequestValidAsync(http) ? Problems.FormNotOurs : null;
    }

    /// <summary>
    /// A cookie travels with requests that its owner did not mean; a header does not. So the token is asked exactly when
    /// the identity came by cookie, and on the sign-in form itself, which is how one gets it.
    /// </summary>
    private static bool NeedsToken(HttpContext http, Identified identity) =>
        !identity.ByHeader && (identity.ByCookie || !Addresses.IsApi(http.Request.Path));

    private static async Task<bool> IsReadableAsync(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (Exception failure) when (failure is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // Malformed, or it ends before its last part does.
            return false;
        }
    }

    /// <summary>
    /// Whether a person follows a link, to a document for example: browsers ask for a page first of all, programs do not.
    /// </summary>
    private static bool IsFollowed(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");

    /// <summary>
    /// A person who only lacks a session is taken to the place where they get one, and back; nothing that they typed is lost.
    /// </summary>
    private async Task<IResult> AnswerToAsync(HttpContext http, Problem problem)
    {
        if (problem.Status == StatusCodes.Status429TooManyRequests && SendAgainForm.CanShow(http.Request))
        {
            problem.AnnounceTo(http.Response);
            return SendLaterPage.Of(
                problem, http.Request.Path + http.Request.QueryString, await http.Request.ReadFormAsync(http.RequestAborted));
        }

        if (problem != Problems.SignInFirst || (Addresses.IsApi(http.Request.Path) && !IsFollowed(http.Request)))
        {
            return problem.ToResult();
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            return Results.Redirect(Addresses.SignInFor(http.Request.Path + http.Request.QueryString));
        }

        // Only what our own page sent is shown again with a button: another site's words would be sent in this person's name.
        return HttpMethods.IsPost(http.Request.Method) && SendAgainForm.CanShow(http.Request)
            && await IsReadableAsync(http) && await antiforgery.IsRequestValidAsync(http)
            ? SendAgainPage.Of(http.Request.Path + http.Request.QueryString, await http.Request.ReadFormAsync(http.RequestAborted))
            : problem.ToResult();
    }
}
