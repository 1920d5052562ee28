using System.Text.RegularExpressions;
using Vedette.Testing;

namespace Vedette.Architecture.Tests;

/// <summary>Who filters a log by the number of an event gets that event and no other.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Every_event_has_a_number_of_its_own()
    {
        (string Id, string File)[] all =
        [
            .. Directory.EnumerateFiles(RepositoryRoot.File("src"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\[LoggerMessage\((?:EventId = )?(\d+),", RegexOptions.None, TimeSpan.FromSeconds(30)).Select(m => (m.Groups[1].Value, Path.GetFileName(file)))),
        ];
        Assert.NotEmpty(all);
        Assert.Empty(all.GroupBy(e => e.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(e => e.File))}"));
    }
}
