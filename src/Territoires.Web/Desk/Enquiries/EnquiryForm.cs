namespace Territoires.Web.Desk.Enquiries;

/// <summary>What a secretary typed of a question: as it is published, its answer, or why it is not.</summary>
public sealed record EnquiryForm(string Question, string Answer, string Reason)
{
    public static async Task<EnquiryForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return new EnquiryForm(Text("question"), Text("answer"), Text("reason"));

        string Text(string field) => form[field].ToString().ReplaceLineEndings("\n").Trim();
    }
}
