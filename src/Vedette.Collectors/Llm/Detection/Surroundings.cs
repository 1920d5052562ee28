namespace Vedette.Collectors.Llm.Detection;

/// <summary>The container image and the unit a process runs in. They tell something of a Python process only: in the same image run shells and health checks.</summary>
internal static class Surroundings
{
    private static readonly (string Part, string Runtime)[] Images =
    [
        ("vllm/vllm-", Runtimes.Vllm),
        ("rocm/vllm", Runtimes.Vllm),
        ("/vllm:", Runtimes.Vllm),
        ("lmsysorg/sglang", Runtimes.Sglang),
        ("/sglang:", Runtimes.Sglang),
        ("text-generation-inference", Runtimes.Tgi),
        ("text-embeddings-inference", "tei"),
        ("ollama/ollama", Runtimes.Ollama),
        ("/llama.cpp", Runtimes.LlamaCpp),
        ("llama-cpp-python", Runtimes.LlamaCpp),
        ("localai/localai", "localai"),
        ("openmmlab/lmdeploy", "lmdeploy"),
        ("/tritonserver", Runtimes.Triton),
        ("tensorrt-llm", Runtimes.TensorRtLlm),
        ("huggingface/transformers", Runtimes.Transformers),
        ("pytorch/pytorch", Runtimes.PyTorch),
        ("nvidia/pytorch", Runtimes.PyTorch),
        ("rocm/pytorch", Runtimes.PyTorch),
        ("pytorch/torchserve", "torchserve"),
        ("tensorflow/tensorflow", Runtimes.TensorFlow),
        ("tensorflow/serving", Runtimes.TensorFlow),
        ("nvidia/tensorflow", Runtimes.TensorFlow),
    ];

    private static readonly string[] Units = [Runtimes.Vllm, Runtimes.Sglang, Runtimes.Ollama, Runtimes.LlamaCpp, "llama-cpp", "llama-server", "text-generation-inference", Runtimes.Triton];

    public static Verdict? Find(ProcessFacts facts)
    {
        if (RuntimeOfImage(facts.Image) is { } fromImage)
        {
            return new Verdict(fromImage, LlmRole.Job, LlmConfidence.Possible, $"container image is {facts.Image}");
        }

        return RuntimeOfUnit(facts.Unit) is { } fromUnit ? new Verdict(fromUnit, LlmRole.Server, LlmConfidence.Possible, $"unit is {facts.Unit}") : null;
    }

    public static string? RuntimeOfImage(string? image)
    {
        foreach ((string part, string runtime) in Images)
        {
            if (image is not null && image.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return runtime;
            }
        }

        return null;
    }

    public static string? RuntimeOfUnit(string? unit)
    {
        foreach (string name in Units)
        {
            if (unit is not null && unit.StartsWith(name, StringComparison.OrdinalIgnoreCase) && unit.Length > name.Length && (unit[name.Length] is '.' or '-' or '@'))
            {
                return name switch
                {
                    "llama-cpp" or "llama-server" => Runtimes.LlamaCpp,
                    "text-generation-inference" => Runtimes.Tgi,
                    _ => name,
                };
            }
        }

        return null;
    }
}
