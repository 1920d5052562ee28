using System.Text;
using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.PlainCgminer;

/// <summary>Whatever speaks the language of cgminer and is none of the others: what all of them tell, and the replies themselves for who can teach the rest.</summary>
internal sealed class PlainCgminerFamily : IMinerFamily
{
    private const int LongestReply = 4096;

    private static readonly string[] Commands = ["version", "summary", "stats", "devs", "pools"];

    public bool Reads(MinerIdentity identity) => true;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var replies = new DeviceReplies();
        var raw = new List<string>();
        foreach (string command in Commands)
        {
            DeviceReply reply = await device.AskAsync(new RpcRequest(command), stop);
            if (reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent)
            {
                break;
            }

            replies.Add(command, reply, "cgminer", 4028, isOptional: command is "stats" or "version");
            if (reply.Body.Length > 0)
            {
                raw.Add($"{command}: {RawReply.WithoutSecrets(Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, LongestReply)]))}");
            }
        }

        return replies.Answered ? Parse(replies, identity) with { RawReplies = raw } : null;
    }

    private static MinerSnapshot Parse(DeviceReplies replies, MinerIdentity known)
    {
        RpcReply version = replies.Rpc("version");
        ReplyValue summary = replies.Rpc("summary").First("SUMMARY");
        AntminerStats stats = AntminerStats.Parse(replies.Rpc("stats").Section("STATS"));
        double? elapsed = summary["Elapsed"].NotNegative ?? stats.ElapsedSeconds;
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed);
        MinerHashrate rates = CgminerRates.Parse(summary);
        return replies.Begin(known with { Vendor = "unknown", RawModel = known.RawModel ?? version.First("VERSION")["Type"].Word, ApiVersion = known.ApiVersion ?? version.First("VERSION")["API"].Word }) with
        {
            State = Readings.StateByRate(rates.FiveSeconds ?? rates.Average, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates with { Expected = stats.Expected },
            Temperatures = Readings.OfBoards(stats.Boards),
            Fans = stats.Fans,
            Boards = stats.Boards.Count > 0 ? stats.Boards : Boards(replies.Rpc("devs")),
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
        };
    }

    private static IReadOnlyList<MinerBoard> Boards(RpcReply devs)
    {
        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in devs.Section("DEVS"))
        {
            if (boards.Count < 64)
            {
                boards.Add((entry.First("ID", "ASC", "PGA", "GPU").Number ?? boards.Count, new MinerBoard
                {
                    Slot = 0,
                    Id = entry.First("ID", "ASC", "PGA", "GPU").Word,
                    State = entry["Status"].Word,
                    Hashrate = CgminerRates.Rate(entry, "5s") ?? CgminerRates.Rate(entry, "av"),
                    BoardTemperature = Readings.Temperature(entry["Temperature"]),
                    FrequencyMegahertz = entry["Frequency"].Positive,
                    HardwareErrors = entry["Hardware Errors"].WholeCount,
                }));
            }
        }

        return Readings.InOrder(boards);
    }
}
