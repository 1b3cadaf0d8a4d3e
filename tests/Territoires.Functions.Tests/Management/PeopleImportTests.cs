using System.Text;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Desk.People;

namespace Territoires.Functions.Tests.Management;

/// <summary>A list of people from a file: shown line by line before anything is written.</summary>
public sealed class PeopleImportTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Every_line_is_shown_with_its_faults_and_nothing_is_written_while_there_is_one()
    {
        var good = SignInJourney.NewAddress();

        var browser = await CheckAsync($"""
            adresse;rôle;départements;qualité
            {good};jurée;;Jurée 1
            pas-une-adresse;jury;;Jurée 2
            a-{good};chef;;
            b-{good};service;;
            c-{good};service;Nulle-Part;
            {good.ToUpperInvariant()};secrétariat;;

            d-{good};membre du jury
            """);

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelectorAll("main tbody tr").Select(row => row.Id)
            .ShouldBe(["ligne-2", "ligne-3", "ligne-4", "ligne-5", "ligne-6", "ligne-7", "ligne-9"]);
        var said = browser.Page.QuerySelectorAll("#erreurs a").Select(link => (link.GetAttribute("href"), link.TextContent)).ToList();
        said.ShouldContain(("#ligne-3", "Ligne 3\u00a0: «\u00a0pas-une-adresse\u00a0» n’est pas une adresse électronique. "
            + "Écrivez-la en entier, par exemple service@exemple.fr."));
        said.ShouldContain(fault => fault.Item1 == "#ligne-4" && fault.TextContent.Contains("«\u00a0chef\u00a0» n’est pas un rôle."));
        said.ShouldContain(fault => fault.Item1 == "#ligne-5" && fault.TextContent.Contains("des départements"));
        said.ShouldContain(fault => fault.Item1 == "#ligne-6" && fault.TextContent.Contains("«\u00a0Nulle-Part\u00a0»"));
        said.ShouldContain(("#ligne-7", "Ligne 7\u00a0: La même adresse est à la ligne 2."));
        said.ShouldContain(fault => fault.Item1 == "#ligne-9" && fault.TextContent.Contains("par exemple Jurée 3"));
        browser.Page.QuerySelectorAll("form[action$='/confirmation']").ShouldBeEmpty("a list with a fault is not imported");
        (await browser.OpenAsync("/gestion/personnes")).Page.Body!.TextContent.ShouldNotContain(good);
    }

    [Theory]
    [InlineData("utf-8", ';')]
    [InlineData("utf-8", ',')]
    [InlineData("utf-16", '\t')]
    [InlineData("windows-1252", ';')]
    public async Task A_list_is_read_as_spreadsheets_write_it_and_each_of_its_people_is_invited(string encoding, char between)
    {
        var (juror, service, there) = (SignInJourney.NewAddress(), SignInJourney.NewAddress(), await app.AccountAsync(Role.Auditor));
        var lines = $"""
            Qualité;Courriel;Départements;Rôle
            "Élue, «2»";{juror};;membre du jury
            ;{service};59|Pas-de-Calais;Service de l'État
            ;{there};;autorité

            """.Replace(';', between);
        var written = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);

        var browser = await CheckAsync([.. written.GetPreamble(), .. written.GetBytes(lines)]);

        browser.Status.ShouldBe(200, browser.Page.Body!.TextContent);
        var text = browser.Page.QuerySelector("main tbody")!.TextContent;
        text.ShouldContain("Élue, «2»");
        text.ShouldContain("Rien\u00a0: l’adresse a déjà un compte, qui reste tel quel");
        (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{juror}']").ShouldBeNull("only shown");

        await browser.SubmitAsync("Inviter ces 2 personnes");

        browser.Title.ShouldBe("Personnes");
        var people = browser.Page.QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        people.Single(row => row.Contains(juror, StringComparison.Ordinal)).ShouldContain("Élue, «2»");
        people.Single(row => row.Contains(service, StringComparison.Ordinal)).ShouldContain("59 – Nord, 62 – Pas-de-Calais");
        people.Single(row => row.Contains(there, StringComparison.Ordinal)).ShouldContain("audit");
        (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{juror}']")!.TextContent
            .ShouldContain("Votre rôle");
    }

    [Fact]
    public void Without_a_line_that_names_them_the_columns_stand_in_their_order()
    {
        var read = ListedPeople.Read("a@exemple.fr;juré + secrétariat;;Juré 1\r\nb@exemple.fr;audit\r\n").Value;

        read.Select(person => (person.Line, person.Typed.Address, string.Join(',', person.Typed.Roles), person.Typed.Quality))
            .ShouldBe([(1, "a@exemple.fr", "Juror,Secretary", "Juré 1"), (2, "b@exemple.fr", "Auditor", "")]);
    }

    [Theory]
    [InlineData("", "Le fichier est vide.")]
    [InlineData("nom;prénom\nUn;Deux", "La première ligne ne nomme pas les colonnes.")]
    [InlineData("adresse;rôle\n", "ne compte aucune personne")]
    [InlineData("PK\u0003\u0004", "enregistrez-le au format CSV")]
    public void What_is_no_list_is_refused_in_words(string text, string said) =>
        ListedPeople.Read(text).Refusal!.Faults.Single().Message.ShouldContain(said);

    [Fact]
    public void A_quotation_mark_that_is_not_closed_is_a_fault_and_swallows_nobody_in_silence()
    {
        var read = ListedPeople.Read("adresse;rôle;départements;qualité\na@exemple.fr;jury;;\"Juré 1\nb@exemple.fr;jury;;Juré 2\n").Value;

        read.ShouldContain(person => person.IsBroken);
    }

    [Fact]
    public async Task A_list_has_its_limits_in_people_and_in_bytes()
    {
        var many = "adresse;rôle\n"
            + string.Concat(Enumerable.Range(0, ListedPeople.MostPeople + 1).Select(i => $"p{i}@exemple.fr;audit\n"));
        var read = ListedPeople.Read(many);
        read.Refusal!.Faults.Single().Message.ShouldContain("300 au plus");

        var browser = await CheckAsync(new byte[ListedPeople.MostBytes + 1]);
        browser.Status.ShouldBe(422);
        browser.Page.Body!.TextContent.ShouldContain("200\u00a0ko");
    }

    private Task<Browser> CheckAsync(string lines) => CheckAsync(Encoding.UTF8.GetBytes(lines));

    private async Task<Browser> CheckAsync(byte[] file)
    {
        var browser = await app.SignedInAsync(Role.Administrator);
        await browser.OpenAsync("/gestion/personnes/import");
        return await browser.SubmitAsync("Vérifier la liste", file: file);
    }
}
