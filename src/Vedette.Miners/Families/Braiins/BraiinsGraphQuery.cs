namespace Vedette.Miners.Families.Braiins;

/// <param name="Name">Of the operation; replies are found under it.</param>
/// <param name="Fields">Without the outer braces.</param>
internal sealed record BraiinsGraphQuery(string Name, string Fields)
{
    public bool IsOptional { get; init; }

    /// <summary>Neither names nor fields hold anything that JSON would escape.</summary>
    public string Body { get; } = $$"""{"query":"query {{Name}} { {{Fields}} }"}""";
}
