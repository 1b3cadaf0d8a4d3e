namespace Territoires.Web.Public.Legal;

/// <summary>The declaration of accessibility, which the law asks of every public site (loi du 11 février 2005, article 47).</summary>
public sealed class LegalController(PublicPages pages) : ControllerBase
{
    [Reads("accessibilite"), Policy(Permission.ReadPublic)]
    public IResult ShowAccessibility() => pages.Of(Page.Of(new AccessibilityPage()));

    /// <summary>Who publishes the site.</summary>
    [Reads("mentions-legales"), Policy(Permission.ReadPublic)]
    public IResult ShowLegalNotice() => pages.Of(Page.Of(new LegalNoticePage()));

    /// <summary>What is kept of people, why, and for how long.</summary>
    [Reads("donnees-personnelles"), Policy(Permission.ReadPublic)]
    public IResult ShowPersonalData() => pages.Of(Page.Of(new PersonalDataPage()));
}
