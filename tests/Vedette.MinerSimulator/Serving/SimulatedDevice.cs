using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Values;

namespace Vedette.MinerSimulator.Serving;

/// <summary>What an answer is made of.</summary>
internal sealed record SimulatedDevice(DeviceRecording Recording, RecordedAnswers Answers, MinerValues Values, (string Name, string Password) Login);
