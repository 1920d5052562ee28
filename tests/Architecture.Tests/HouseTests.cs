using System.Text.RegularExpressions;
using Vedette.Testing;

namespace Vedette.Architecture.Tests;

/// <summary>House rules that no analyzer checks.</summary>
public sealed class HouseTests
{
    private const int MostLines = 500;

    private static readonly string[] GrabBagNames = ["Utils", "Util", "Helpers", "Helper", "Common", "Misc", "Models"];

    public static TheoryData<string> SourceFolders => ["src", "tests", "bench"];

    [Theory]
    [MemberData(nameof(SourceFolders))]
    public void No_file_is_longer_than_500_lines(string folder) =>
        Assert.Empty(CSharpFiles(folder).Where(f => File.ReadLines(f).Count() > MostLines).Select(Relative));

    [Fact]
    public void No_folder_is_a_grab_bag() =>
        Assert.Empty(Directory.EnumerateDirectories(RepositoryRoot.File("src"), "*", SearchOption.AllDirectories)
            .Where(d => GrabBagNames.Contains(Path.GetFileName(d), StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void No_test_sleeps() =>
        Assert.Empty(CSharpFiles("tests").Where(f => Regex.IsMatch(File.ReadAllText(f), @"Thread\s*\.\s*Sleep\s*\(", RegexOptions.None, TimeSpan.FromSeconds(30))
            && Path.GetFileName(f) != "HouseTests.cs").Select(Relative));

    [Fact]
    public void No_attribute_or_region_switches_a_rule_off_for_a_file()
    {
        string[] regions = [.. CSharpFiles("src").Where(f => File.ReadLines(f).Any(l => l.TrimStart().StartsWith("#region", StringComparison.Ordinal))).Select(Relative)];
        Assert.Empty(regions);
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("README.md")]
    public void Every_file_that_the_docs_name_exists(string where)
    {
        string path = RepositoryRoot.File(where);
        IEnumerable<string> pages = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories) : [path];
        var missing = new List<string>();
        foreach (string page in pages)
        {
            foreach (Match named in Regex.Matches(File.ReadAllText(page), @"`((?:src|tests|docs|build|bench|portal|deploy)/[A-Za-z0-9_./-]+\.[a-z]+)`", RegexOptions.None, TimeSpan.FromSeconds(30)))
            {
                if (!File.Exists(RepositoryRoot.File(named.Groups[1].Value)))
                {
                    missing.Add($"{Relative(page)} names {named.Groups[1].Value}");
                }
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Lock_files_name_no_place_of_origin() =>
        Assert.Empty(Directory.EnumerateFiles(RepositoryRoot.Path, "packages.lock.json", SearchOption.AllDirectories)
            .Append(RepositoryRoot.File("portal/package-lock.json"))
            .Where(f => !f.Contains("/artifacts/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal) && File.Exists(f))
            .Where(f => File.ReadAllText(f).Contains("\"resolved\": \"http", StringComparison.Ordinal)).Select(Relative));

    private static IEnumerable<string> CSharpFiles(string folder)
    {
        string path = RepositoryRoot.File(folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            : [];
    }

    private static string Relative(string path) => Path.GetRelativePath(RepositoryRoot.Path, path);
}
