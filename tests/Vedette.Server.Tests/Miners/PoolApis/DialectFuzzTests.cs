using System.Text;
using Vedette.Server.Miners.PoolApis;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Good replies with random bytes changed, put in and left out, from a fixed seed.</summary>
public sealed class DialectFuzzTests
{
    private const int Rounds = 15_000;

    // What JSON and rates are made of comes often.
    private static readonly Mutation Damage = new(Encoding.UTF8.GetBytes("{}[]\":,\\ud8-+.eE0179nftTGPk \n\0\u00ff"), 3);

    public static TheoryData<string> Kinds => [.. PoolDialects.All.Select(d => d.Kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_mutation_throws_or_yields_what_is_no_rate(string kind)
    {
        var random = new Random(20260101);
        PoolDialect dialect = PoolReplies.Dialect(kind);
        byte[] seed = Encoding.UTF8.GetBytes(PoolReplies.ByKind[kind]);
        (int good, int bad) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            PoolPage page = PoolReply.Read(dialect, Damage.Of(seed, random));
            if (page.Problem is { } problem)
            {
                bad++;
                Assert.InRange(problem.Length, 10, 200);
                Assert.Empty(page.Workers);
                continue;
            }

            good++;
            Assert.InRange(page.Workers.Count, 0, PoolJson.MostWorkers);
            Assert.All(page.Workers, w => Assert.True(w.Name.Length <= PoolJson.LongestName && !w.Name.Any(char.IsControl) && w.HashesPerSecond is null or (>= 0 and <= PoolJson.HighestRate), $"{w}"));
            PoolAnswer answer = PoolAnswer.Of(new PoolReading(page.Workers, true), dialect.Kind, PoolReplies.AccountOf(kind), 1);
            Assert.True(answer.Workers.Count <= page.Workers.Count);
        }

        // Both ways were walked often enough to mean something.
        Assert.InRange(good, Rounds / 20, int.MaxValue);
        Assert.InRange(bad, Rounds / 20, int.MaxValue);
    }
}
