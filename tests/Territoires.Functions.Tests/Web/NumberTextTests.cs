using System.Globalization;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Web;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("150 000", 15_000_000)]
    [InlineData("150\u00a0000", 15_000_000)]
    [InlineData("150\u202f000", 15_000_000)]
    [InlineData("150000", 15_000_000)]
    [InlineData("12,5", 1250)]
    [InlineData("12.5", 1250)]
    [InlineData("150 000,00 €", 15_000_000)]
    [InlineData("1.499,50", 149_950)]
    [InlineData("1,499.50", 149_950)]
    [InlineData("1 499,5", 149_950)]
    [InlineData("1.234.567", 123_456_700)]
    [InlineData("150k€", 15_000_000)]
    [InlineData("1,5 M€", 150_000_000)]
    [InlineData("2 millions d'euros", 200_000_000)]
    [InlineData("150 000 euros", 15_000_000)]
    [InlineData("150 000 EUR.", 15_000_000)]
    [InlineData("€ 150", 15_000)]
    [InlineData("1 250,100", 125_010)]
    [InlineData("0", 0)]
    public void An_amount_is_read_as_people_write_it(string typed, long cents) => NumberText.Euros(typed).Value.ShouldBe(cents);

    [Theory]
    [InlineData("150.000", "150\u202f000 €", "150,00")]
    [InlineData("150,000", "150\u202f000 €", "150,00")]
    [InlineData("1.499", "1\u202f499 €", "1,4990")]
    [InlineData("150.000 €", "150\u202f000 €", "150,00")]
    public void One_that_people_read_in_two_ways_is_asked(string typed, string thousands, string decimals)
    {
        var question = NumberText.Euros(typed).Refusal!;

        question.ShouldContain(thousands);
        question.ShouldContain(decimals);
    }

    [Theory]
    [InlineData("-150")]
    [InlineData("12,555")]
    [InlineData("1,2,3")]
    [InlineData("15 00")]
    [InlineData("1e5")]
    [InlineData("cent mille")]
    [InlineData("١٢")]
    [InlineData("12 499, 5")]
    [InlineData("99 999 999 999 999 999")]
    [InlineData("€")]
    public void What_is_no_amount_is_refused_with_words(string typed) => NumberText.Euros(typed).Refusal.ShouldNotBeNullOrEmpty();

    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1250,125", "1250.125")]
    [InlineData("−3", "-3")]
    [InlineData(",5", "0.5")]
    [InlineData("1,2500", "1.2500")]
    public void A_decimal_is_read(string typed, string number) =>
        NumberText.Decimal(typed).Value.ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1.250")]
    [InlineData("1,250")]
    [InlineData("-1,250")]
    [InlineData("1,1234567")]
    [InlineData("12 ha")]
    public void Another_is_asked_or_refused(string typed) => NumberText.Decimal(typed).IsRefused.ShouldBeTrue();

    [Fact]
    public void What_a_question_advises_is_read()
    {
        NumberText.Decimal("1\u202f250").Value.ShouldBe(1250m);
        NumberText.Decimal("1,25").Value.ShouldBe(1.25m);
        NumberText.Decimal("1,2550").Value.ShouldBe(1.255m);
        NumberText.Whole("1 500").Value.ShouldBe(1500);
        NumberText.Whole("12,5").IsRefused.ShouldBeTrue();
    }
}
