namespace Territoires.Domain.Applications;

/// <summary>A document of an application. Its name on the applicant's disk is not kept: it may name a person.</summary>
/// <param name="Kind">See <see cref="AskedDocument"/>.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal: the name of its blob and its entity tag.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="MediaType">Its type, told by its signature.</param>
public sealed record Document(string Kind, string Sha256, long Bytes, string MediaType);
