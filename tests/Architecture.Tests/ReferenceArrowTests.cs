using System.Xml.Linq;
using Vedette.Testing;

namespace Vedette.Architecture.Tests;

/// <summary>The layers: who may reference whom. A new arrow is a decision, made here first.</summary>
public sealed class ReferenceArrowTests
{
    [Theory]
    [InlineData("Vedette.Model")]
    [InlineData("Vedette.Protocol", "Vedette.Model")]
    [InlineData("Vedette.Chunks", "Vedette.Model")]
    [InlineData("Vedette.Collectors", "Vedette.Model")]
    [InlineData("Vedette.Miners", "Vedette.Model")]
    [InlineData("Vedette.Storage", "Vedette.Chunks", "Vedette.Model", "Vedette.Protocol")]
    [InlineData("Vedette.Storage.Sqlite", "Vedette.Model", "Vedette.Storage")]
    [InlineData("Vedette.Agent", "Vedette.Chunks", "Vedette.Collectors", "Vedette.Miners", "Vedette.Model", "Vedette.Protocol")]
    [InlineData("Vedette.Server", "Vedette.Chunks", "Vedette.Model", "Vedette.Protocol", "Vedette.Storage", "Vedette.Storage.Sqlite")]
    public void Project_references_exactly(string project, params string[] allowed) =>
        Assert.Equal(allowed, ReferencesOf(project));

    [Fact]
    public void Every_project_has_its_arrows_written_down()
    {
        string[] projects = [.. Directory.GetDirectories(RepositoryRoot.File("src")).Select(Path.GetFileName).Order()!];
        string[] written =
        [
            .. typeof(ReferenceArrowTests).GetMethod(nameof(Project_references_exactly))!.CustomAttributes
                .Where(a => a.AttributeType == typeof(InlineDataAttribute))
                .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!)
                .Order(),
        ];
        Assert.Equal(projects, written);
    }

    private static string[] ReferencesOf(string project) =>
    [
        .. XDocument.Load(RepositoryRoot.File($"src/{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)).Order(StringComparer.Ordinal),
    ];
}
