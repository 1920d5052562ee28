using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>How one firmware takes what changes it; null = that it leaves to the recording.</summary>
internal interface IMinerReaction
{
    bool Plays(DeviceRecording recording);

    byte[]? ToWeb(WebRequestParts request, SimulatedDevice device);

    byte[]? ToRpc(string request);
}
