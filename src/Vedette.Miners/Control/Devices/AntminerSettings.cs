using System.Text.Json;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Control.Devices;

/// <summary>
/// The settings of a stock Antminer, which are written as a whole: what is not meant to change goes back as it came. Only those of the newer firmware, which has a work mode and a frequency level;
/// the older one reads forms and is not written to.
/// </summary>
internal sealed class AntminerSettings
{
    // The page in the device has three lines for them.
    private const int Pools = 3;

    private readonly ReplyValue _conf;
    private readonly ReplyValue _frequencyLevel;

    private AntminerSettings(ReplyValue conf, ReplyValue frequencyLevel, int mode, IReadOnlyList<AntminerPool> pools)
    {
        _conf = conf;
        _frequencyLevel = frequencyLevel;
        Mode = mode;
        PoolList = pools;
    }

    /// <summary>0 normal, 1 sleep, 2 high, 3 low.</summary>
    public int Mode { get; private init; }

    public IReadOnlyList<AntminerPool> PoolList { get; private init; }

    /// <summary>Null where they are not those of a firmware that is written to, or not whole.</summary>
    public static AntminerSettings? Of(ReplyValue conf)
    {
        ReplyValue level = conf.First("bitmain-freq-level", "freq-level");
        if (conf.First("bitmain-work-mode", "miner-mode").Whole is not { } mode || !level.Exists || !conf["pools"].IsArray || conf["pools"].Count == 0)
        {
            return null;
        }

        AntminerPool[] pools = [.. conf["pools"].Items.Take(Pools).Select(p => new AntminerPool(p["url"].Text ?? "", p["user"].Text ?? "", p["pass"].Text ?? ""))];
        return new AntminerSettings(conf, level, (int)Math.Clamp(mode, 0, 255), pools);
    }

    public AntminerSettings WithMode(int mode) => new(_conf, _frequencyLevel, mode, PoolList);

    public AntminerSettings WithFirstPool(string url, string? worker)
    {
        AntminerPool former = PoolList[0];
        return new(_conf, _frequencyLevel, Mode, [former with { Url = url, User = worker ?? former.User }, .. PoolList.Skip(1)]);
    }

    public bool Are(AntminerSettings others) => Mode == others.Mode && PoolList.SequenceEqual(others.PoolList);

    /// <param name="modeAsText">Newer firmware wants the mode as a text, older as a number.</param>
    public string Json(bool modeAsText) => JsonBody.Object(writer =>
    {
        JsonBody.Write(writer, "bitmain-fan-ctrl", _conf["bitmain-fan-ctrl"]);
        JsonBody.Write(writer, "bitmain-fan-pwm", _conf["bitmain-fan-pwm"]);
        if (modeAsText)
        {
            writer.WriteString("miner-mode", $"{Mode}");
        }
        else
        {
            writer.WriteNumber("miner-mode", Mode);
        }

        JsonBody.Write(writer, "freq-level", _frequencyLevel);
        writer.WriteStartArray("pools");
        foreach (AntminerPool pool in PoolList)
        {
            WritePool(writer, pool);
        }

        writer.WriteEndArray();
    });

    private static void WritePool(Utf8JsonWriter writer, AntminerPool pool)
    {
        writer.WriteStartObject();
        writer.WriteString("url", pool.Url);
        writer.WriteString("user", pool.User);
        writer.WriteString("pass", pool.Password);
        writer.WriteEndObject();
    }
}
